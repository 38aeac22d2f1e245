package dev.cairn.assessment.scan.archive;

import java.io.IOException;
import java.io.InputStream;

/** Reads a tree entry by entry as if it were an archive. */
final class TreeReader implements FileTree.Visitor {

    private final Meter meter;
    private final Ledger ledger;
    private final FileVisitor visitor;

    TreeReader(Meter meter, Ledger ledger, FileVisitor visitor) {
        this.meter = meter;
        this.ledger = ledger;
        this.visitor = visitor;
    }

    @Override
    public void file(String name, InputStream content) throws IOException {
        String path = ledger.enter(name);
        if (ledger.file(path)) {
            InputStream counted = meter.expanded(content);
            visitor.file(path, counted);
            counted.skip(Long.MAX_VALUE);
        }
    }

    @Override
    public void folder(String name) throws IOException {
        ledger.folder(ledger.enter(name));
    }

    @Override
    public void link(String name, String target) throws IOException {
        ledger.link(ledger.enter(name), target, false);
    }
}
