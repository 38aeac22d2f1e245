package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.cairn.assessment.scan.archive.ArchiveLimits;
import dev.cairn.assessment.scan.archive.ArchiveReader;
import dev.cairn.assessment.scan.archive.ArchiveRefused;
import dev.cairn.assessment.scan.archive.Archives;
import dev.cairn.assessment.scan.archive.Refusal;
import dev.cairn.assessment.scan.archive.Watch;
import dev.cairn.assessment.scan.domain.Finding;
import dev.cairn.assessment.scan.domain.ScanResult;
import dev.cairn.kit.testing.Cost;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees whose bytes are not what a reader hopes for: not UTF-8, marked, linked in circles, far too many. */
class HostileBytesTest {

    private static final byte[] NO_TEXT = {(byte) 0xff, (byte) 0xc3, (byte) 0xed, (byte) 0xa0, (byte) 0x80};
    private static final Cost BOUND = new Cost(Duration.ofSeconds(20), 4_096);

    static Stream<Arguments> manifests() {
        return Stream.of(
                manifest("package.json", "{\"dependencies\": {\"react\": \"19\"}, \"x\": \"", "\"}", "react"),
                manifest(
                        "pyproject.toml",
                        "[project]\nname = 'a'\ndependencies = ['django']\ndescription = '",
                        "'\n",
                        "django"),
                manifest("requirements.txt", "django==5.1\n# ", "\n", "django"),
                manifest("Pipfile", "[packages]\ndjango = '*'\n# ", "\n", "django"),
                manifest("setup.cfg", "[options]\ninstall_requires =\n  django\n# ", "\n", "django"),
                manifest("setup.py", "setup(install_requires=['django'])\n# ", "\n", "django"),
                manifest(
                        "pom.xml",
                        "<project><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>"
                                + "</dependencies><name>",
                        "</name></project>",
                        "g:a"),
                manifest("build.gradle", "dependencies {\n implementation 'g:a:1'\n}\n// ", "\n", "g:a"),
                manifest("build.gradle.kts", "dependencies {\n implementation(\"g:a:1\")\n}\n// ", "\n", "g:a"),
                manifest("go.mod", "module a.b/c\nrequire d.e/f v1.0.0\n// ", "\n", "d.e/f"),
                manifest("Gemfile", "gem 'rails'\n# ", "\n", "rails"),
                manifest("a.gemspec", "s.add_dependency 'rails'\n# ", "\n", "rails"),
                manifest("Gemfile.lock", "GEM\n  specs:\n    rails (8.0)\n", "\n", "rails"),
                manifest("composer.json", "{\"require\": {\"a/b\": \"1\"}, \"x\": \"", "\"}", "a/b"),
                manifest("composer.lock", "{\"packages\": [{\"name\": \"a/b\"}], \"x\": \"", "\"}", "a/b"),
                manifest(
                        "a.csproj",
                        "<Project><ItemGroup><PackageReference Include=\"A\" /></ItemGroup><!-- ",
                        " --></Project>",
                        "a"),
                manifest(
                        "Directory.Packages.props",
                        "<Project><ItemGroup><PackageVersion Include=\"A\" Version=\"1\" /></ItemGroup><!-- ",
                        " --></Project>",
                        "a"),
                manifest(
                        "packages.config", "<packages><package id=\"A\" version=\"1\" /><!-- ", " --></packages>", "a"),
                manifest(
                        "packages.lock.json",
                        "{\"dependencies\": {\"net9.0\": {\"A\": {\"resolved\": \"1\"}}}, \"x\": \"",
                        "\"}",
                        "a"),
                manifest("Cargo.toml", "[package]\nname = 'a'\n# ", "\n", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifests")
    void bytesThatAreNoTextAreNotedAndTheRestIsRead(String path, String before, String after, String dependency) {
        byte[] archive = Archives.tar(tar -> Archives.file(tar, path, join(bytes(before), NO_TEXT, bytes(after))));

        Tree tree = tree(archive);

        assertThat(tree.notes())
                .extracting(Finding::fact, Finding::path, Finding::excerpt)
                .containsExactly(tuple("tree.unreadable", path, "not all of it is UTF-8"));
        assertThat(names(tree)).isEqualTo(dependency.isEmpty() ? List.of() : List.of(dependency));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifests")
    void aByteOrderMarkMakesNoDifference(String path, String before, String after, String dependency) {
        byte[] archive = Archives.tar(tar -> Archives.file(tar, path, bytes("\uFEFF" + before + after)));

        Tree tree = tree(archive);

        assertThat(tree.notes()).isEmpty();
        assertThat(names(tree)).isEqualTo(dependency.isEmpty() ? List.of() : List.of(dependency));
    }

    @Test
    void aByteOrderMarkInAPathIsPartOfTheName() {
        Map<String, String> files = Map.of("a/\uFEFFb.txt", "x", "\uFEFFc/package.json", "{\"name\": \"c\"}", "d", "");

        for (byte[] archive : List.of(Archives.tar(files), Archives.zip(files))) {
            ScanResult result = Trees.scan(archive);
            assertThat(result.stats().files()).isEqualTo(3);
            assertThat(result.packages()).extracting(one -> one.name()).contains("c");
        }
    }

    @Test
    void circlesOfLinksAreCountedAndNotFollowed() {
        byte[] archive = Archives.tar(tar -> {
            Archives.file(tar, "r/package.json", bytes("{}"));
            Archives.link(tar, "r/self", "self", TarConstants.LF_SYMLINK);
            Archives.link(tar, "r/a", "b", TarConstants.LF_SYMLINK);
            Archives.link(tar, "r/b", "a", TarConstants.LF_SYMLINK);
            Archives.link(tar, "r/src/up", "..", TarConstants.LF_SYMLINK);
            Archives.link(tar, "r/c", "r/d", TarConstants.LF_LINK);
            Archives.link(tar, "r/d", "r/c", TarConstants.LF_LINK);
            Archives.link(tar, "r/package.json", "r/package.json", TarConstants.LF_LINK);
        });

        ScanResult result = Trees.scan(archive);

        assertThat(result.stats().files()).isOne();
        assertThat(result.stats().links()).isEqualTo(7);
    }

    @Test
    void aMillionTinyFilesAreRefusedAtTheFirstTooMany() throws Exception {
        var entries = new TinyFiles(1_000_000);
        InputStream archive = new SequenceInputStream(entries);
        var scanner = new Scanner(Trees.BOOK, ArchiveLimits.DEFAULT);

        BOUND.covers("a million tiny files", () -> {
            var refused = catchThrowableOfType(ArchiveRefused.class, () -> scanner.scan(archive, null, Watch.NONE));
            assertThat(refused.reason()).isEqualTo(Refusal.TOO_MANY_ENTRIES);
        });
        assertThat(entries.made).isBetween(100_001, 100_300);
    }

    /** A tar that never is in memory. */
    private static final class TinyFiles implements Enumeration<InputStream> {

        private final int count;
        private int made;

        private TinyFiles(int count) {
            this.count = count;
        }

        @Override
        public boolean hasMoreElements() {
            return made < count;
        }

        @Override
        public InputStream nextElement() {
            byte[] file = new byte[1024];
            var entry = new TarArchiveEntry("src/f" + made++ + ".ts", true);
            entry.setSize(1);
            entry.writeEntryHeader(file);
            file[512] = 'x';
            return new ByteArrayInputStream(file);
        }
    }

    private static Tree tree(byte[] archive) {
        var collector = new TreeCollector(
                ArchiveLimits.DEFAULT,
                new ContentSearch(Trees.BOOK),
                new NamedFlow(null, new ContentSearch(Trees.BOOK)),
                Watch.NONE);
        try {
            new ArchiveReader(ArchiveLimits.DEFAULT).read(new ByteArrayInputStream(archive), collector, Watch.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tree(collector.files(), "", Watch.NONE);
    }

    private static List<String> names(Tree tree) {
        return tree.manifests().stream()
                .flatMap(manifest -> manifest.dependencies().stream())
                .map(dependency -> dependency.name())
                .distinct()
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static Arguments manifest(String path, String before, String after, String dependency) {
        return Arguments.of(path, before, after, dependency);
    }
}
