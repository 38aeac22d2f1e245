package dev.cairn.assessment.source.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself first: its capabilities, and in the older version of the protocol all its branches.
 *
 * @param second whether it speaks version 2 of the protocol, in which branches are asked for
 * @param refs only in the older version: ids by name, of HEAD and branches
 */
record Advertisement(boolean second, Set<String> capabilities, Map<String, String> refs) {

    private static final String SYMBOLIC_HEAD = "symref=HEAD:";

    static Advertisement read(InputStream in) throws IOException {
        var lines = new PktLines(in);
        String line = lines.text();
        if (line != null && line.startsWith("# service=")) {
            lines.text();
            line = lines.text();
        }
        if (line == null) {
            throw new GitFailure(GitRefusal.NOT_GIT, "the server says nothing");
        }
        return line.equals("version 2") ? second(lines) : first(line, lines);
    }

    /** Whether it has a capability, with whatever value. */
    boolean has(String capability) {
        return capabilities.stream().anyMatch(one -> one.equals(capability) || one.startsWith(capability + "="));
    }

    /** The name that HEAD stands for; null when it is not told. */
    @Nullable
    String head() {
        return capabilities.stream()
                .filter(one -> one.startsWith(SYMBOLIC_HEAD))
                .map(one -> one.substring(SYMBOLIC_HEAD.length()))
                .findFirst()
                .orElse(null);
    }

    private static Advertisement second(PktLines lines) throws IOException {
        Set<String> capabilities = new HashSet<>();
        for (String line = lines.text(); line != null && !line.isEmpty(); line = lines.text()) {
            capabilities.add(line);
        }
        return new Advertisement(true, capabilities, Map.of());
    }

    private static Advertisement first(String start, PktLines lines) throws IOException {
        int end = start.indexOf('\0');
        Set<String> capabilities = end < 0
                ? Set.of()
                : new HashSet<>(Set.of(start.substring(end + 1).trim().split(" +")));
        Map<String, String> refs = new HashMap<>();
        String line = end < 0 ? start : start.substring(0, end);
        while (line != null && !line.isEmpty()) {
            int space = line.indexOf(' ');
            String id = space < 0 ? "" : line.substring(0, space);
            if (!Tip.isId(id)) {
                throw new GitFailure(GitRefusal.NOT_GIT, "the server's list of branches is not one that we can read");
            }
            String name = line.substring(space + 1);
            if (name.equals("HEAD") || name.startsWith(Tip.HEADS)) {
                refs.put(name, id);
            }
            line = lines.text();
        }
        return new Advertisement(false, capabilities, refs);
    }
}
