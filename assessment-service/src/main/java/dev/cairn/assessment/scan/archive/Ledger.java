package dev.cairn.assessment.scan.archive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been seen of an archive so far, whatever its format. */
final class Ledger {

    private final ArchiveLimits limits;
    private final Meter meter;
    private final Set<String> seen = new HashSet<>();
    private final List<String> links = new ArrayList<>();
    private int entries;
    private int files;
    private int special;
    private int duplicates;
    private @Nullable String top;
    private boolean oneTop = true;
    private @Nullable String commit;

    Ledger(ArchiveLimits limits, Meter meter) {
        this.limits = limits;
        this.meter = meter;
    }

    /** Counts an entry and makes its path safe. */
    String enter(String name) throws ArchiveRefused {
        entries++;
        if (entries > limits.entries()) {
            throw new ArchiveRefused(
                    Refusal.TOO_MANY_ENTRIES, "the archive has more than " + limits.entries() + " entries", null);
        }
        return SafePath.of(name, limits);
    }

    /** Whether a file of this path is the first of its name, and so the one to look at. */
    boolean file(String path) {
        if (!seen.add(path)) {
            duplicates++;
            return false;
        }
        place(path, false);
        files++;
        meter.fileSeen();
        return true;
    }

    void folder(String path) {
        place(path, true);
    }

    void special() {
        special++;
    }

    /** A hard link's target is a path from the root of the archive, a symbolic one's from its own folder. */
    void link(String path, String target, boolean hard) throws ArchiveRefused {
        if (SafePath.escapes(hard ? "" : path, target)) {
            throw new ArchiveRefused(Refusal.LINK_ESCAPES, "a link points out of the tree", path);
        }
        place(path, false);
        links.add(path);
        if (links.size() > limits.links()) {
            throw new ArchiveRefused(
                    Refusal.TOO_MANY_LINKS, "the archive has more than " + limits.links() + " links", path);
        }
    }

    void commit(String comment) {
        if (comment.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            commit = comment;
        }
    }

    ArchiveSummary close(String format) throws ArchiveRefused {
        meter.report();
        if (files == 0) {
            throw new ArchiveRefused(Refusal.EMPTY, "the archive has no files", null);
        }
        String folder = oneTop && top != null ? top : "";
        return new ArchiveSummary(
                format, files, meter.out(), meter.in(), List.copyOf(links), special, duplicates, folder, commit);
    }

    private void place(String path, boolean folder) {
        int slash = path.indexOf('/');
        if (slash < 0 && !folder) {
            oneTop = false;
            return;
        }
        String first = slash < 0 ? path : path.substring(0, slash);
        if (first.isEmpty()) {
            return;
        }
        if (top == null) {
            top = first;
        } else if (!top.equals(first)) {
            oneTop = false;
        }
    }
}
