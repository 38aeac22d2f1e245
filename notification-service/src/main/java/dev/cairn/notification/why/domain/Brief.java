package dev.cairn.notification.why.domain;

import dev.cairn.notification.why.domain.Verdict.Word;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in short what came of an alert for somebody, where many alerts are told of. */
public final class Brief {

    private Brief() {}

    /**
     * A page about the alert.
     *
     * @param unreached why nothing was sent; null when something was to be
     * @param sent when the first of its messages arrived; null while none did
     * @param waits whether one is on its way
     * @param reason why one was given up or dropped; null for none
     */
    public record Page(
            String person,
            String name,
            String why,
            @Nullable String unreached,
            @Nullable Instant sent,
            boolean waits,
            @Nullable String reason) {}

    /**
     * What came of it.
     *
     * @param pages about the alert, of anybody
     * @param held what held the alert last; null for nothing
     */
    public static Verdict of(String person, String name, List<Page> pages, @Nullable String held) {
        List<Page> own =
                pages.stream().filter(page -> page.person().equals(person)).toList();
        for (Page page : own) {
            if (page.sent() != null) {
                return new Verdict(person, name, Word.PAGED, Text.capital(page.why()) + ", reached at " + page.sent());
            }
        }
        for (Page page : own) {
            if (page.waits()) {
                return new Verdict(person, name, Word.WAITING, Text.capital(page.why()) + ", a message is on its way");
            }
        }
        for (Page page : own) {
            if (page.unreached() != null || page.reason() != null) {
                return new Verdict(
                        person,
                        name,
                        Word.NOT_REACHED,
                        Text.capital(page.why()) + ", and not reached: "
                                + (page.unreached() == null ? page.reason() : page.unreached()));
            }
        }
        String others = pages.stream()
                .filter(page -> page.sent() != null)
                .map(Page::name)
                .distinct()
                .collect(Collectors.joining(", "));
        String text = others.isEmpty() ? "Nobody was paged" + (held == null ? "" : ": " + held) : "Paged was " + others;
        return new Verdict(person, name, Word.NOT_PAGED, text);
    }
}
