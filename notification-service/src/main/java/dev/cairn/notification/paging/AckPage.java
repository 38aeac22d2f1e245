package dev.cairn.notification.paging;

import org.jspecify.annotations.Nullable;

/**
 * What the page of an acknowledgement link shows.
 *
 * @param title of the page
 * @param lead one sentence
 * @param alert title of the alert; null where it is not shown
 * @param severity of the alert; null where it is not shown
 * @param drill whether nothing is wrong and people only practise
 * @param canAct whether there is a button
 * @param link to the alert in the portal; null where it is not shown
 */
public record AckPage(
        String title,
        String lead,
        @Nullable String alert,
        @Nullable String severity,
        boolean drill,
        boolean canAct,
        @Nullable String link) {

    /** Of a link that was never ours, or whose page is long gone. */
    static final AckPage ABSENT = new AckPage(
            "This link does not work",
            "It is not whole, or what it was about is gone. Sign in to see the alerts.",
            null,
            null,
            false,
            false,
            null);

    /** Of a link that is too old. */
    static final AckPage EXPIRED = new AckPage(
            "This link has expired",
            "It was good for some days. Sign in to see the alert.",
            null,
            null,
            false,
            false,
            null);
}
