package dev.cairn.notification.statuspage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that says one thing, and may have buttons.
 *
 * @param action word of the one button; null for none
 * @param does what it stands for
 * @param secret shown once; null for none
 * @param choices components to choose of; empty where nothing is chosen
 * @param all whether all are chosen
 * @param canEnd whether there is a button that ends the subscription
 * @param next where the forms of this page go; null for this page itself
 * @param back path of the status page; null where it is not shown
 */
public record MessageModel(
        String title,
        String lead,
        @Nullable String action,
        String does,
        @Nullable String secret,
        List<Choice> choices,
        boolean all,
        boolean canEnd,
        @Nullable String next,
        @Nullable String back) {

    /** A component that can be chosen. */
    public record Choice(String id, String name, boolean chosen) {}

    /** Of a page that is off, or of nobody. */
    static final MessageModel ABSENT = plain("There is no page here", "The address may be mistyped.", null);

    /** Only words. */
    static MessageModel plain(String title, String lead, @Nullable String back) {
        return new MessageModel(title, lead, null, "", null, List.of(), true, false, null, back);
    }
}
