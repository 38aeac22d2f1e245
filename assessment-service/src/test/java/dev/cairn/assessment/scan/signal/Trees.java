package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.archive.ArchiveLimits;
import dev.cairn.assessment.scan.archive.Archives;
import dev.cairn.assessment.scan.archive.Watch;
import dev.cairn.assessment.scan.domain.ScanResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Scans trees written down in tests. */
final class Trees {

    static final RuleBook BOOK = RuleBook.load();
    private static final Scanner SCANNER = new Scanner(BOOK, ArchiveLimits.DEFAULT);

    private Trees() {}

    static ScanResult scan(Map<String, String> files) {
        return scan(Archives.tar(files));
    }

    /** Rules that matched for facts in between, which a result does not tell. */
    static List<String> hidden(Map<String, String> files) {
        var collector = new TreeCollector(
                ArchiveLimits.DEFAULT,
                new ContentSearch(BOOK),
                new NamedFlow(null, new ContentSearch(BOOK)),
                Watch.NONE);
        files.forEach((path, content) -> {
            try {
                collector.file(path, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        var tree = new Tree(collector.files(), "", Watch.NONE);
        var evaluator = new Evaluator(BOOK, tree, new Detectors(new TypeChecking(tree, BOOK)), Watch.NONE);
        return evaluator.evaluate().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("x."))
                .flatMap(entry -> entry.getValue().stream())
                .map(Sighting::rule)
                .distinct()
                .toList();
    }

    /** With a core flow that the project's settings name. */
    static ScanResult scan(Map<String, String> files, String coreFlow) {
        try {
            return SCANNER.scan(new ByteArrayInputStream(Archives.tar(files)), coreFlow, Watch.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScanResult scan(byte[] archive) {
        try {
            return SCANNER.scan(new ByteArrayInputStream(archive), null, Watch.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
