package dev.cairn.notification.person.domain;

import java.net.URI;

/** What others are shown of an address: enough for its owner to know it by, too little to use it. */
public final class Hints {

    private static final int SHOWN_AT_START = 3;
    private static final int SHOWN_AT_END = 2;
    private static final String MORE = "…";

    private Hints() {}

    /** Of an address of mail: its first letter and its domain. */
    public static String ofMail(String address) {
        int at = address.lastIndexOf('@');
        return address.charAt(0) + MORE + address.substring(at);
    }

    /** Of a phone number: where it begins and ends. */
    public static String ofPhone(String number) {
        return number.substring(0, SHOWN_AT_START) + MORE + number.substring(number.length() - SHOWN_AT_END);
    }

    /** Of a URL: its host. */
    public static String ofUrl(String url) {
        String host = URI.create(url).getHost();
        String text = host == null ? MORE : host + "/" + MORE;
        return text.length() > 200 ? text.substring(0, 199) + MORE : text;
    }
}
