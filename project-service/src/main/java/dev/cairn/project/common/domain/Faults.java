package dev.cairn.project.common.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an input, so that the caller is told everything at once. */
public final class Faults {

    private final List<Refused.Fault> all = new ArrayList<>();

    /** Notes a fault; {@code pointer} is a JSON pointer such as {@code /urls/app}. */
    public void add(String pointer, String detail) {
        all.add(new Refused.Fault(pointer, detail));
    }

    /** Demands a text of one line that is not blank. */
    public void line(String pointer, @Nullable String value, int longest) {
        text(pointer, value, longest, "", "must not have control characters");
    }

    /** Demands a text that is not blank, of one or more lines. */
    public void lines(String pointer, @Nullable String value, int longest) {
        text(pointer, value, longest, "\n\t", "must not have control characters other than line feeds and tabs");
    }

    /** Demands a slug. */
    public void slug(String pointer, @Nullable String value) {
        if (value == null) {
            add(pointer, "is required");
        } else if (!Bounds.isSlug(value)) {
            add(
                    pointer,
                    "must be 1 to 63 lower-case letters, digits or hyphens, and neither begin nor end with a hyphen");
        }
    }

    /** Refuses the input if there was any fault. */
    public void refuse() {
        if (!all.isEmpty()) {
            throw new Refused(Refused.Reason.INVALID, "One or more values are not valid", all);
        }
    }

    private void text(String pointer, @Nullable String value, int longest, String allowed, String otherwise) {
        if (value == null) {
            add(pointer, "is required");
        } else if (value.isBlank()) {
            add(pointer, "must not be blank");
        } else if (value.length() > longest) {
            add(pointer, "must have at most " + longest + " characters");
        } else if (value.chars().anyMatch(one -> Character.isISOControl(one) && allowed.indexOf(one) < 0)) {
            add(pointer, otherwise);
        }
    }
}
