package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.assessment.scan.archive.Archives;
import dev.cairn.kit.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives that are too large, broken, hostile, sent twice, or no archives. */
@QuarkusTest
class ArchivesTest extends ServiceTest {

    private static final int LIMIT = 3 * 1024 * 1024;
    private static @Nullable Project project;

    @TestHTTPResource
    URI service;

    private static Project project() {
        if (project == null) {
            project = project(organisation());
        }
        return project;
    }

    record Hostile(String code, byte[] archive) {
        @Override
        public String toString() {
            return code;
        }
    }

    static Stream<Hostile> hostile() {
        byte[] good = Archives.gzip(Archives.tar(ServedTrees.shop()));
        byte[] flipped = good.clone();
        flipped[good.length / 2] ^= 0x55;
        return Stream.of(
                new Hostile("archive-truncated", Arrays.copyOf(good, good.length / 2)),
                new Hostile("archive-corrupt", flipped),
                new Hostile("archive-path-unsafe", Archives.tar(Map.of("../../etc/passwd", "root"))),
                new Hostile("archive-path-unsafe", Archives.tar(Map.of("a/../../b.js", "x"))),
                new Hostile(
                        "archive-link-escapes",
                        Archives.tar(tar -> Archives.link(tar, "a", "../../outside", TarConstants.LF_SYMLINK))),
                new Hostile("archive-expands-too-far", Archives.gzip(Archives.tar(tar -> {
                    Archives.file(tar, "zeros.bin", new byte[64 * 1024 * 1024]);
                }))),
                new Hostile("archive-empty", emptyZip()),
                new Hostile("archive-encrypted", encryptedZip()),
                new Hostile("not-an-archive", Archives.gzip("just text".getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] emptyZip() {
        byte[] end = new byte[22];
        System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, end, 0, 4);
        return end;
    }

    private static byte[] encryptedZip() {
        byte[] zip = Archives.zip(Map.of("secret.txt", "x"));
        zip[6] |= 1;
        return zip;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileArchiveFailsItsJobAndLeavesNothing(Hostile hostile) throws Exception {
        var job = ended(project(), accepted(send(project(), hostile.archive())));

        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("failed");
        assertThat(job.getString("problem.code")).isEqualTo(hostile.code());
        assertThat(job.getString("problem.detail")).isNotBlank();
        assertThat(chunks(project().org())).isZero();
        refused(as("ana").post(project().job(job.getString("id")) + "/requeue"), 409, "archive-gone");
    }

    @Test
    void otherUploadsGoOnAfterHostileOnes() {
        assertThat(scanned(project(), ServedTrees.shop()).getString("state")).isEqualTo("succeeded");
    }

    @Test
    void marksAndBytesThatAreNoTextInPathsAndFilesAreNoReasonToRefuse() {
        Map<String, String> files = new HashMap<>(ServedTrees.shop());
        files.put("\uFEFFdocs/\uFEFFa.md", "a");
        files.put("\uFEFFweb/package.json", "\uFEFF{\"name\": \"web\"}");
        files.put("\uFFFD/\u202Eb.ts", "Sentry.init({})");
        for (byte[] archive : List.of(Archives.gzip(Archives.tar(files)), Archives.zip(files))) {
            assertThat(ended(project(), accepted(send(project(), archive))).getString("state"))
                    .isEqualTo("succeeded");
        }
    }

    @Test
    void whatIsPlainlyNoArchiveIsRefusedAtOnce() throws Exception {
        refused(send(project(), "#!/bin/sh\necho hello\n".getBytes(StandardCharsets.UTF_8)), 422, "not-an-archive");
        refused(send(project(), new byte[4096]), 422, "not-an-archive");
        refused(send(project(), new byte[0]), 422, "archive-empty");
        assertThat(chunks(project().org())).isZero();
    }

    @Test
    void anUploadOverTheLimitIsRefusedBeforeItIsRead() throws Exception {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            String head =
                    "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/gzip\r\nAuthorization: Bearer %s\r\n"
                                    .formatted(project().scans(), Tokens.person("ana"))
                            + "Content-Length: " + (LIMIT + 1) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
        }
    }

    @Test
    void aBodyThatGrowsOverTheLimitIsCutOffAndLeavesNothing() throws Exception {
        byte[] start = Archives.gzip(Archives.tar(ServedTrees.shop()));
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            String head =
                    "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/gzip\r\nAuthorization: Bearer %s\r\n"
                                    .formatted(project().scans(), Tokens.person("ana"))
                            + "Transfer-Encoding: chunked\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            chunk(out, start);
            try {
                for (int i = 0; i < 8; i++) {
                    chunk(out, new byte[512 * 1024]);
                }
            } catch (IOException refusedMeanwhile) {
                assertThat(refusedMeanwhile).isNotNull();
            }

            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
        }
        assertThat(chunks(project().org())).isZero();
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void jsonRoutesTakeNoLargeBodies() {
        refused(
                as("ana")
                        .contentType("application/json")
                        .body(new byte[1024 * 1024 + 1])
                        .post(project().assessments()),
                413,
                "too-large");
    }

    @Test
    void anUploadWhoseSenderHangsUpLeavesNothing() throws Exception {
        byte[] start = Archives.gzip(Archives.tar(ServedTrees.shop()));
        byte[] padded = Arrays.copyOf(start, 2 * 1024 * 1024);
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            String head =
                    "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/gzip\r\nAuthorization: Bearer %s\r\n"
                                    .formatted(project().scans(), Tokens.person("ana"))
                            + "Content-Length: " + LIMIT + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(padded);
            socket.getOutputStream().flush();
            await().atMost(SOON).until(() -> chunks(project().org()) > 0);
        }
        await().atMost(SOON).until(() -> chunks(project().org()) == 0);
    }

    @Test
    void theSameKeyAndArchiveAreOneScan() throws Exception {
        byte[] archive = Archives.gzip(Archives.tar(Map.of("a.py", "print(1)\n", "k.txt", unique("k"))));
        String key = unique("key");

        Response first = keyed(key, archive);
        Response again = keyed(key, archive);

        assertThat(accepted(again)).isEqualTo(accepted(first));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        refused(keyed(key, Archives.gzip(Archives.tar(Map.of("b.py", "print(2)\n")))), 422, "unprocessable");
        assertThat(ended(project(), accepted(first)).getString("state")).isEqualTo("succeeded");
        assertThat(chunks(project().org())).isZero();
    }

    private static Response keyed(String key, byte[] archive) {
        return as("ana")
                .contentType("application/gzip")
                .header("Idempotency-Key", key)
                .body(archive)
                .post(project().scans());
    }

    @Test
    void commitAndBranchAreCheckedAndKept() {
        byte[] archive = Archives.gzip(Archives.tar(Map.of("a.py", "print(1)\n")));
        refused(commit("not hex", "main", archive), 400, "invalid-request");
        refused(commit("0123456789abcdef", "a b", archive), 400, "invalid-request");

        var job = ended(project(), accepted(commit("0123456789abcdef", "main", archive)));

        var evidence = as("vic")
                .get(project().evidence() + "/" + job.getString("result.evidenceId"))
                .jsonPath();
        assertThat(evidence.getString("commit")).isEqualTo("0123456789abcdef");
        assertThat(evidence.getString("branch")).isEqualTo("main");
    }

    private static Response commit(String commit, String branch, byte[] archive) {
        return as("ana")
                .contentType("application/octet-stream")
                .header("Cairn-Commit", commit)
                .header("Cairn-Branch", branch)
                .body(archive)
                .post(project().scans());
    }

    @Test
    void onlySoManyUploadsAtOnceAndTheNextIsAskedToComeAgain() throws Exception {
        String head = "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/gzip\r\nAuthorization: Bearer %s\r\n"
                        .formatted(project().scans(), Tokens.person("ana"))
                + "Content-Length: " + LIMIT + "\r\n\r\n";
        byte[] body = Arrays.copyOf(Archives.gzip(Archives.tar(ServedTrees.shop())), 1024 * 1024);
        try (var one = new Socket(service.getHost(), service.getPort());
                var other = new Socket(service.getHost(), service.getPort())) {
            for (Socket socket : new Socket[] {one, other}) {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(body);
            }
            await().atMost(SOON).until(() -> chunks(project().org()) == 2);

            Response third = send(project(), Archives.gzip(Archives.tar(ServedTrees.shop())));

            refused(third, 503, "too-many-uploads");
            assertThat(third.header("Retry-After")).isEqualTo("5");
        }
        await().atMost(SOON).until(() -> chunks(project().org()) == 0);
    }

    @Test
    void zipTarAndGzipGiveTheSameFacts() {
        var files = new LinkedHashMap<>(ServedTrees.shop());
        var digests = Stream.of(Archives.tar(files), Archives.gzip(Archives.tar(files)), Archives.zip(files))
                .map(archive -> ended(project(), accepted(send(project(), archive))))
                .map(job -> as("vic")
                        .get(project().evidence() + "/" + job.getString("result.evidenceId"))
                        .jsonPath()
                        .getString("digest"))
                .distinct()
                .toList();
        assertThat(digests).hasSize(1);
    }
}
