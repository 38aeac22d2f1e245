package dev.cairn.assessment.scan.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An archive that is not read any further, with the reason and where it was found. */
public final class ArchiveRefused extends IOException {

    private static final int SHOWN_PATH = 200;

    private final Refusal reason;
    private final @Nullable String entry;

    /**
     * Refuses an archive.
     *
     * @param reason the kind of trouble
     * @param sentence what is wrong, for people
     * @param entry path of the entry that showed it as the archive has it, or null
     */
    public ArchiveRefused(Refusal reason, String sentence, @Nullable String entry) {
        super(entry == null ? sentence : sentence + " (entry " + shown(entry) + ")");
        this.reason = reason;
        this.entry = entry == null ? null : shown(entry);
    }

    /** The kind of trouble. */
    public Refusal reason() {
        return reason;
    }

    /** The path, made printable and at most 200 characters; null when no entry is to blame. */
    public @Nullable String entry() {
        return entry;
    }

    private static String shown(String entry) {
        var text = new StringBuilder();
        for (int i = 0; i < entry.length() && text.length() < SHOWN_PATH; i++) {
            char c = entry.charAt(i);
            text.append(Character.isISOControl(c) ? '?' : c);
        }
        return text.toString();
    }
}
