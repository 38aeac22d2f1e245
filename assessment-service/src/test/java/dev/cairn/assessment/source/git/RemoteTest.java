package dev.cairn.assessment.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.assessment.scan.archive.FileTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What git's own server sends is what git's own client would check out. */
class RemoteTest {

    private static final GitLimits LIMITS = new GitLimits(10_000, 1_000_000, 2);
    private static final String HOST = "https://git.example.com";

    @TempDir
    Path folder;

    @TempDir
    Path spool;

    private Repositories repositories;

    @BeforeEach
    void make() {
        repositories = new Repositories(folder);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTreeOfTheDefaultBranchIsRead(boolean second) throws Exception {
        repositories.make("shop", Map.of("README.md", "old", "gone.txt", "old"));
        repositories.git("-C", "shop", "rm", "-q", "gone.txt");
        String commit = repositories.commit(
                "shop", Map.of("README.md", "new", "src/a/b/Main.java", "class Main {}", "empty", ""));
        var git = new LocalGit(repositories, second);
        var remote = remote(git, "shop", null);

        Tip tip = remote.tip();

        assertThat(tip).isEqualTo(new Tip("main", commit));
        assertThat(files(remote, tip))
                .isEqualTo(Map.of("README.md", "new", "src/a/b/Main.java", "class Main {}", "empty", ""));
        assertThat(git.asked).hasSize(second ? 3 : 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherBranchIsFollowedWhenItIsNamed(boolean second) throws Exception {
        repositories.make("shop", Map.of("a", "main"));
        repositories.git("-C", "shop", "checkout", "-q", "-b", "release/1");
        String commit = repositories.commit("shop", Map.of("a", "release"));
        repositories.git("-C", "shop", "checkout", "-q", "main");
        var remote = remote(new LocalGit(repositories, second), "shop", "release/1");

        Tip tip = remote.tip();

        assertThat(tip).isEqualTo(new Tip("release/1", commit));
        assertThat(files(remote, tip)).isEqualTo(Map.of("a", "release"));
        refused(
                GitRefusal.BRANCH_NOT_FOUND,
                () -> remote(new LocalGit(repositories, second), "shop", "release")
                        .tip());
    }

    @Test
    void filesThatAreKeptAsDifferencesAreReadRight() throws Exception {
        Random random = new Random(7);
        Map<String, String> files = new LinkedHashMap<>();
        String text = lines(random, 400);
        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(text.length() - 100);
            text = text.substring(0, at) + "changed " + i + text.substring(at + random.nextInt(90));
            files.put("folder" + i % 7 + "/file" + i, text);
        }
        repositories.make("shop", files);
        repositories.git("-C", "shop", "repack", "-q", "-adf", "--depth=50", "--window=50");
        assertThat(repositories.git("-C", "shop", "count-objects", "-v")).contains("packs: 1");
        var remote = remote(new LocalGit(repositories, true), "shop", null);

        assertThat(files(remote, remote.tip())).isEqualTo(files);
    }

    @Test
    void linksAndSubmodulesAreToldAndNotFollowed() throws Exception {
        String commit = repositories.make("shop", Map.of("a/file", "text"));
        Files.createSymbolicLink(folder.resolve("shop/a/link"), Path.of("file"));
        Files.createSymbolicLink(folder.resolve("shop/a/self"), Path.of("self"));
        Files.createSymbolicLink(folder.resolve("shop/a/up"), Path.of("..", "a"));
        repositories.git("-C", "shop", "add", "-A");
        repositories.git("-C", "shop", "update-index", "--add", "--cacheinfo", "160000," + commit + ",library");
        repositories.git("-C", "shop", "commit", "-q", "-m", "more");
        var remote = remote(new LocalGit(repositories, true), "shop", null);
        Tip tip = remote.tip();
        var seen = new TreeMap<String, String>();

        try (InputStream pack = remote.fetch(tip);
                var tree = CommitTree.read(pack, tip, spool, LIMITS, () -> {})) {
            tree.walk(new Seen(seen));
        }

        assertThat(seen)
                .isEqualTo(Map.of(
                        "a", "folder",
                        "a/file", "text",
                        "a/link", "link to file",
                        "a/self", "link to self",
                        "a/up", "link to ../a",
                        "library", "folder"));
    }

    @Test
    void nothingLiesAnywhereWhileThePackIsRead() throws Exception {
        repositories.make("shop", Map.of("a", "text"));
        var remote = remote(new LocalGit(repositories, true), "shop", null);
        Tip tip = remote.tip();
        try (InputStream pack = remote.fetch(tip);
                var tree = CommitTree.read(pack, tip, spool, LIMITS, () -> {})) {
            tree.walk(new Seen(new TreeMap<>()));
            assertThat(spool).isEmptyDirectory();
        }
    }

    @Test
    void whatIsNotThereIsTold() {
        repositories.git("init", "-q", "-b", "main", "empty");
        for (boolean second : new boolean[] {true, false}) {
            var git = new LocalGit(repositories, second);
            refused(GitRefusal.EMPTY, () -> remote(git, "empty", null).tip());
            refused(GitRefusal.NOT_FOUND, () -> remote(git, "nothing", null).tip());
        }
    }

    @Test
    void tooManyObjectsAreRefusedBeforeTheyAreRead() {
        repositories.make("shop", Map.of("a", "1", "b", "2", "c", "3"));
        refused(GitRefusal.TOO_MANY_OBJECTS, () -> fetched("shop", new GitLimits(4, 1_000, 2)));
    }

    @Test
    void aLargeFileIsReadAsAStreamButALargeTreeIsRefused() throws Exception {
        String large = lines(new Random(3), 3_000);
        repositories.make("shop", Map.of("large", large));
        var remote = remote(new LocalGit(repositories, true), "shop", null);
        assertThat(large.length()).isGreaterThan(60_000);
        Tip tip = remote.tip();
        var seen = new TreeMap<String, String>();
        try (InputStream pack = remote.fetch(tip);
                var tree = CommitTree.read(pack, tip, spool, new GitLimits(10, 1_000, 2), () -> {})) {
            tree.walk(new Seen(seen));
        }
        assertThat(seen).isEqualTo(Map.of("large", large));

        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            many.put("file" + i, "text");
        }
        repositories.make("wide", many);
        refused(GitRefusal.OBJECT_TOO_LARGE, () -> fetched("wide", new GitLimits(100, 1_000, 2)));
    }

    @Test
    void whateverByteOfAPackIsWrongItIsRefused() throws Exception {
        repositories.make("shop", Map.of("a", lines(new Random(5), 40), "b/c", "text"));
        var remote = remote(new LocalGit(repositories, true), "shop", null);
        Tip tip = remote.tip();
        byte[] pack;
        try (InputStream in = remote.fetch(tip)) {
            pack = in.readAllBytes();
        }
        read(pack, tip);
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] wrong = pack.clone();
            int at = random.nextInt(wrong.length - 20);
            wrong[at] ^= (byte) (1 << random.nextInt(8));
            refused(GitRefusal.CORRUPT, () -> read(wrong, tip));
            // with a sum that is right again, every reader behind it has to hold: it reads all or refuses
            byte[] summed = summed(wrong);
            try {
                read(summed, tip);
            } catch (GitFailure refused) {
                assertThat(refused.reason())
                        .isIn(GitRefusal.CORRUPT, GitRefusal.TOO_MANY_OBJECTS, GitRefusal.OBJECT_TOO_LARGE);
            }
            byte[] cut = Arrays.copyOf(pack, at);
            refused(GitRefusal.CORRUPT, () -> read(cut, tip));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example.com/shop/info/refs?service=git-upload-pack",
        "http://git.example.com/shop/info/refs?service=git-upload-pack",
        "https://git.example.com:8443/shop/info/refs?service=git-upload-pack",
        "https://169.254.169.254/info/refs?service=git-upload-pack",
        "https://localhost/info/refs?service=git-upload-pack",
        "//localhost/info/refs?service=git-upload-pack",
        "https://git.example.com@localhost/info/refs?service=git-upload-pack",
        "file:///etc/passwd",
        "/sign-in",
        "::not a url::",
        "''"
    })
    void redirectsToElsewhereAreRefused(String place) {
        refused(
                GitRefusal.REDIRECTED,
                () -> remote(redirecting(place), "shop", null).tip());
    }

    @Test
    void redirectsWithinTheOriginAreFollowedAFewTimes() throws Exception {
        String commit = repositories.make("moved", Map.of("a", "text"));
        var behind = new LocalGit(repositories, true);
        var once = new RedirectedOnce(behind, "/moved/info/refs?service=git-upload-pack");

        assertThat(remote(once, "shop", null).tip()).isEqualTo(new Tip("main", commit));
        assertThat(behind.asked).allMatch(asked -> asked.contains(" /moved/"));
        refused(
                GitRefusal.REDIRECTED,
                () -> remote(redirecting("/shop/info/refs?service=git-upload-pack"), "shop", null)
                        .tip());
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, <html>, NOT_GIT",
        "200, application/x-git-upload-pack-advertisement, '', NOT_GIT",
        "200, application/x-git-upload-pack-advertisement, zzzz, NOT_GIT",
        "200, application/x-git-upload-pack-advertisement, 0003, CORRUPT",
        "200, application/x-git-upload-pack-advertisement, 00ffabc, CORRUPT",
        "200, application/x-git-upload-pack-advertisement, 000cERR secr, NOT_GIT",
        "200, application/x-git-upload-pack-advertisement, 0009hello, NOT_GIT",
        "401, text/plain, no, ACCESS_REFUSED",
        "403, text/plain, no, ACCESS_REFUSED",
        "404, text/plain, no, NOT_FOUND",
        "429, text/plain, no, UNREACHABLE",
        "503, text/plain, no, UNREACHABLE",
        "204, text/plain, '', NOT_GIT"
    })
    void whatIsNoGitServerIsToldApart(int status, String type, String body, GitRefusal reason) {
        GitHttp http = answering(status, Map.of("content-type", type), body);

        assertThatThrownBy(() -> remote(http, "shop", null).tip()).isInstanceOfSatisfying(GitFailure.class, failure -> {
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.getMessage()).doesNotContain("secr");
        });
    }

    private static String lines(Random random, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(Long.toString(random.nextLong(), 36))
                    .append(" line ")
                    .append(i)
                    .append('\n');
        }
        return text.toString();
    }

    private void fetched(String name, GitLimits limits) throws IOException {
        var remote = remote(new LocalGit(repositories, true), name, null);
        Tip tip = remote.tip();
        try (InputStream pack = remote.fetch(tip);
                var tree = CommitTree.read(pack, tip, spool, limits, () -> {})) {
            tree.walk(new Seen(new TreeMap<>()));
        }
    }

    private void read(byte[] pack, Tip tip) throws IOException {
        try (var tree = CommitTree.read(new ByteArrayInputStream(pack), tip, spool, LIMITS, () -> {})) {
            tree.walk(new Seen(new TreeMap<>()));
        }
    }

    private static byte[] summed(byte[] pack) throws Exception {
        byte[] bytes = Arrays.copyOf(pack, pack.length - 20);
        byte[] sum = java.security.MessageDigest.getInstance("SHA-1").digest(bytes);
        byte[] whole = Arrays.copyOf(bytes, pack.length);
        System.arraycopy(sum, 0, whole, bytes.length, 20);
        return whole;
    }

    private Map<String, String> files(Remote remote, Tip tip) throws IOException {
        var seen = new TreeMap<String, String>();
        try (InputStream pack = remote.fetch(tip);
                var tree = CommitTree.read(pack, tip, spool, LIMITS, () -> {})) {
            tree.walk(new Seen(seen));
        }
        seen.values().removeIf("folder"::equals);
        return seen;
    }

    private static Remote remote(GitHttp http, String name, @Nullable String branch) {
        return new Remote(http, LIMITS, HOST + "/" + name, branch);
    }

    private static void refused(GitRefusal reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        GitFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    private static GitHttp redirecting(String place) {
        return answering(302, Map.of("location", place), "");
    }

    private static GitHttp answering(int status, Map<String, String> headers, String body) {
        return new GitHttp() {
            @Override
            public Answer get(String url, Map<String, String> sent) {
                return new Answer(status, headers, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
            }

            @Override
            public Answer post(String url, Map<String, String> sent, String asked) {
                return get(url, sent);
            }
        };
    }

    /** Answers the first request with a redirect. */
    private static final class RedirectedOnce implements GitHttp {

        private final GitHttp behind;
        private final String place;
        private boolean redirected;

        RedirectedOnce(GitHttp behind, String place) {
            this.behind = behind;
            this.place = place;
        }

        @Override
        public Answer get(String url, Map<String, String> headers) throws IOException {
            if (!redirected) {
                redirected = true;
                return redirecting(place).get(url, headers);
            }
            return behind.get(url, headers);
        }

        @Override
        public Answer post(String url, Map<String, String> headers, String body) throws IOException {
            return behind.post(url, headers, body);
        }
    }

    private record Seen(Map<String, String> entries) implements FileTree.Visitor {

        @Override
        public void file(String path, InputStream content) throws IOException {
            entries.put(path, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }

        @Override
        public void folder(String path) {
            entries.put(path, "folder");
        }

        @Override
        public void link(String path, String target) {
            entries.put(path, "link to " + target);
        }
    }
}
