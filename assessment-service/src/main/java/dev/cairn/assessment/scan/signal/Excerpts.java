package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.domain.Finding;
import java.util.regex.Pattern;

/** Makes a line of a stranger's file fit to be shown: short, one line, without secrets. */
final class Excerpts {

    private static final int READ = 400;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern CREDENTIALS = Pattern.compile("://[^/\\s@\"']+@");
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?i)((?:pass(?:word|wd)?|secret|token|api[_-]?key|private[_-]?key|access[_-]?key|dsn|credential)s?"
                    + "[\"']?\\s*(?:[:=]|=>)\\s*[\"'`]?)([^\\s\"'`,;){}]{4,})");
    private static final Pattern LONG = Pattern.compile("(?<![\\w./@-])(?=[A-Za-z0-9+_-]*\\d)[A-Za-z0-9+_=-]{28,}");

    private Excerpts() {}

    static String of(String line) {
        String text = line.length() > READ ? line.substring(0, READ) : line;
        text = CONTROL.matcher(text.strip()).replaceAll(" ");
        text = text.contains("://") ? CREDENTIALS.matcher(text).replaceAll("://***@") : text;
        text = ASSIGNED.matcher(text).replaceAll("$1***");
        text = LONG.matcher(text).replaceAll("***");
        return text.length() > Finding.EXCERPT ? text.substring(0, Finding.EXCERPT - 1) + "…" : text;
    }
}
