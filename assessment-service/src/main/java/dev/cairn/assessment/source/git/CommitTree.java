package dev.cairn.assessment.source.git;

import dev.cairn.assessment.scan.archive.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The files of one commit, read out of its pack and never written anywhere. Closing it ends the pack.
 */
public final class CommitTree implements FileTree, AutoCloseable {

    private static final int LONGEST_TARGET = 4096;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;
    private static final int SUBMODULE = 0160000;

    private final Pack pack;
    private final Tip tip;

    private CommitTree(Pack pack, Tip tip) {
        this.pack = pack;
        this.tip = tip;
    }

    /**
     * Takes in what a fetch answered with.
     *
     * @param folder where the pack may lie meanwhile, in a file without a name
     * @param watch asked often; whatever it throws ends the work
     */
    public static CommitTree read(InputStream fetched, Tip tip, Path folder, GitLimits limits, Runnable watch)
            throws IOException {
        Spool spool = Spool.in(folder);
        try {
            return new CommitTree(Pack.read(fetched, spool, limits, watch), tip);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    @Override
    public String format() {
        return "git";
    }

    @Override
    public String commit() {
        return tip.commit();
    }

    @Override
    public long receivedBytes() {
        return pack.length();
    }

    @Override
    public void walk(Visitor visitor) throws IOException {
        byte[] commit = pack.bytes(ObjectId.of(tip.commit()), PackEntry.COMMIT);
        String start = new String(commit, 0, Math.min(commit.length, 46), StandardCharsets.US_ASCII);
        if (start.length() < 46 || !start.startsWith("tree ") || !Tip.isId(start.substring(5, 45))) {
            throw GitFailure.corrupt("the commit names no tree");
        }
        walk("", ObjectId.of(start.substring(5, 45)), visitor);
    }

    /** Goes no deeper than the visitor lets it, which refuses paths that are too deep. */
    private void walk(String folder, ObjectId id, Visitor visitor) throws IOException {
        byte[] tree = pack.bytes(id, PackEntry.TREE);
        int at = 0;
        while (at < tree.length) {
            int space = find(tree, at, ' ');
            int end = find(tree, space + 1, '\0');
            if (end + 1 + ObjectId.LENGTH > tree.length) {
                throw GitFailure.corrupt("a tree breaks off");
            }
            int mode = mode(tree, at, space);
            String path = folder + new String(tree, space + 1, end - space - 1, StandardCharsets.UTF_8);
            entry(mode, path, ObjectId.of(tree, end + 1), visitor);
            at = end + 1 + ObjectId.LENGTH;
        }
    }

    private void entry(int mode, String path, ObjectId id, Visitor visitor) throws IOException {
        switch (mode & 0170000) {
            case FOLDER -> {
                visitor.folder(path);
                walk(path + "/", id, visitor);
            }
            case LINK -> visitor.link(path, target(id));
            case SUBMODULE -> visitor.folder(path);
            default -> {
                try (InputStream content = pack.blob(id)) {
                    visitor.file(path, content);
                }
            }
        }
    }

    private String target(ObjectId id) throws IOException {
        try (InputStream content = pack.blob(id)) {
            byte[] target = content.readNBytes(LONGEST_TARGET + 1);
            if (target.length > LONGEST_TARGET) {
                throw GitFailure.corrupt("a link is longer than " + LONGEST_TARGET + " bytes");
            }
            return new String(target, StandardCharsets.UTF_8);
        }
    }

    private static int mode(byte[] tree, int from, int to) throws GitFailure {
        int mode = 0;
        for (int i = from; i < to; i++) {
            int digit = tree[i] - '0';
            if (digit < 0 || digit > 7 || i - from > 6) {
                throw GitFailure.corrupt("a tree has an entry of no kind");
            }
            mode = mode * 8 + digit;
        }
        return mode;
    }

    private static int find(byte[] tree, int from, char wanted) throws GitFailure {
        for (int i = from; i < tree.length; i++) {
            if (tree[i] == wanted) {
                return i;
            }
        }
        throw GitFailure.corrupt("a tree breaks off");
    }

    @Override
    public void close() throws IOException {
        pack.close();
    }
}
