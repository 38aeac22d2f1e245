package dev.cairn.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions that docs/webhooks.md offers accept what we sign, and nothing else. They are run as printed. */
class WebhookSnippetsTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String BODY = "{\"type\":\"alert.raised\"}";
    private static final String EXPECTED = "true false false true";

    private static final Pair PAIR = new Pair();

    private final String now = String.valueOf(Clock.systemUTC().instant().getEpochSecond());
    private final String secret =
            "whsec_" + Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.US_ASCII));

    @TempDir
    private Path folder;

    @Test
    void python() throws Exception {
        String calls = """

                def case(timestamp, signature, body):
                    headers = {"webhook-id": "msg_1", "webhook-timestamp": timestamp, "webhook-signature": signature}
                    return str(verify("SECRET", headers, body.encode())).lower()
                print(case("NOW", "GOOD", 'BODY'), case("NOW", "GOOD", 'BODY '), case("1795000", "OLD", 'BODY'),
                      case("NOW", "v1,other GOOD", 'BODY'))
                """;
        assertThat(run("python3", "check.py", snippet("python") + filled(calls)))
                .isEqualTo(EXPECTED);
    }

    @Test
    void javascript() throws Exception {
        String calls = """

                const ask = (timestamp, signature, body) => verify("SECRET",
                  {"webhook-id": "msg_1", "webhook-timestamp": timestamp, "webhook-signature": signature}, Buffer.from(body));
                console.log(ask("NOW", "GOOD", 'BODY'), ask("NOW", "GOOD", 'BODY '), ask("1795000", "OLD", 'BODY'),
                  ask("NOW", "v1,other GOOD", 'BODY'));
                """;
        assertThat(run("node", "check.cjs", snippet("javascript") + filled(calls)))
                .isEqualTo(EXPECTED);
    }

    @Test
    void java() throws Exception {
        String calls = """

                    static boolean ask(String timestamp, String signature, String body) throws Exception {
                        return verify("SECRET", Map.of("webhook-id", "msg_1", "webhook-timestamp", timestamp,
                                "webhook-signature", signature), body.getBytes(StandardCharsets.UTF_8));
                    }
                    public static void main(String[] args) throws Exception {
                        String body = new String(Base64.getDecoder().decode("BASE64"), StandardCharsets.UTF_8);
                        System.out.println(ask("NOW", "GOOD", body) + " " + ask("NOW", "GOOD", body + " ") + " "
                                + ask("1795000", "OLD", body) + " " + ask("NOW", "v1,other GOOD", body));
                    }
                }
                """;
        String source = snippet("java").stripTrailing();
        String open = source.substring(0, source.length() - 1);
        assertThat(run(Path.of(System.getProperty("java.home"), "bin", "java"), "Webhooks.java", open + filled(calls)))
                .isEqualTo(EXPECTED);
    }

    @Test
    void go() throws Exception {
        String calls = """

                func ask(timestamp, signature, body string) string {
                	headers := http.Header{}
                	headers.Set("webhook-id", "msg_1")
                	headers.Set("webhook-timestamp", timestamp)
                	headers.Set("webhook-signature", signature)
                	return strconv.FormatBool(verify("SECRET", headers, []byte(body)))
                }

                func main() {
                	println(ask("NOW", "GOOD", `BODY`) + " " + ask("NOW", "GOOD", `BODY `) + " " + ask("1795000", "OLD", `BODY`) + " " + ask("NOW", "v1,other GOOD", `BODY`))
                }
                """;
        var program = Repository.program("go");
        Assumptions.assumeTrue(program.isPresent(), "go is not installed");
        Path file = write("check.go", snippet("go") + filled(calls));
        var outcome = Repository.run(program.get(), "run", file.toString());
        assertThat(outcome.output().strip()).isEqualTo(EXPECTED);
    }

    @Test
    void javascriptByKey() throws Exception {
        String calls = """

                const ask = (timestamp, signature, body) => verifyByKey("PUBLIC",
                  {"webhook-id": "msg_1", "webhook-timestamp": timestamp, "webhook-signature": signature}, Buffer.from(body));
                console.log(ask("NOW", "KEYED", 'BODY'), ask("NOW", "KEYED", 'BODY '), ask("1795000", "STALE", 'BODY'),
                  ask("NOW", "GOOD KEYED", 'BODY'));
                """;
        assertThat(run("node", "key.cjs", snippet("javascript by key") + filled(calls)))
                .isEqualTo(EXPECTED);
    }

    @Test
    void javaByKey() throws Exception {
        String calls = """

                    static boolean ask(String timestamp, String signature, String body) throws Exception {
                        return verify("PUBLIC", Map.of("webhook-id", "msg_1", "webhook-timestamp", timestamp,
                                "webhook-signature", signature), body.getBytes(StandardCharsets.UTF_8));
                    }
                    public static void main(String[] args) throws Exception {
                        String body = new String(Base64.getDecoder().decode("BASE64"), StandardCharsets.UTF_8);
                        System.out.println(ask("NOW", "KEYED", body) + " " + ask("NOW", "KEYED", body + " ") + " "
                                + ask("1795000", "STALE", body) + " " + ask("NOW", "GOOD KEYED", body));
                    }
                }
                """;
        String source = snippet("java by key").stripTrailing();
        String open = source.substring(0, source.length() - 1);
        assertThat(run(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        "WebhooksByKey.java",
                        open + filled(calls)))
                .isEqualTo(EXPECTED);
    }

    @Test
    void goByKey() throws Exception {
        String calls = """

                func ask(timestamp, signature, body string) string {
                	headers := http.Header{}
                	headers.Set("webhook-id", "msg_1")
                	headers.Set("webhook-timestamp", timestamp)
                	headers.Set("webhook-signature", signature)
                	return strconv.FormatBool(verifyByKey("PUBLIC", headers, []byte(body)))
                }

                func main() {
                	println(ask("NOW", "KEYED", `BODY`) + " " + ask("NOW", "KEYED", `BODY `) + " " + ask("1795000", "STALE", `BODY`) + " " + ask("NOW", "GOOD KEYED", `BODY`))
                }
                """;
        var program = Repository.program("go");
        Assumptions.assumeTrue(program.isPresent(), "go is not installed");
        Path file = write("key.go", snippet("go by key") + filled(calls));
        var outcome = Repository.run(program.get(), "run", file.toString());
        assertThat(outcome.output().strip()).isEqualTo(EXPECTED);
    }

    @Test
    void theExamplesToCheckOnesOwnAreRight() throws Exception {
        String page = Repository.text("docs/webhooks.md");

        assertThat(page).contains(secret, sign("1795377000", "{\"a\":1}"));
        assertThat(page).contains(PAIR.shown(), PAIR.sign("1795377000", "{\"a\":1}"));
    }

    /** A key pair whose seed is the key. */
    private static final class Pair {

        private final KeyPair keys;

        private Pair() {
            try {
                var generator = KeyPairGenerator.getInstance("Ed25519");
                generator.initialize(NamedParameterSpec.ED25519, new Seed());
                keys = generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private String shown() {
            byte[] encoded = keys.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return "whpk_" + Base64.getEncoder().encodeToString(raw);
        }

        private String sign(String timestamp, String body) throws GeneralSecurityException {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(("msg_1." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
        }
    }

    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(KEY.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, bytes.length);
        }
    }

    private String run(String program, String name, String source) throws IOException {
        var found = Repository.program(program);
        Assumptions.assumeTrue(found.isPresent(), program + " is not installed");
        return run(found.get(), name, source);
    }

    private String run(Path program, String name, String source) throws IOException {
        var outcome = Repository.run(program, write(name, source).toString());
        return outcome.output().strip();
    }

    private Path write(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name), source);
    }

    private String filled(String calls) throws GeneralSecurityException {
        return calls.replace("SECRET", secret)
                .replace("PUBLIC", PAIR.shown())
                .replace("KEYED", PAIR.sign(now, BODY))
                .replace("STALE", PAIR.sign("1795000", BODY))
                .replace("NOW", now)
                .replace("GOOD", sign(now, BODY))
                .replace("OLD", sign("1795000", BODY))
                .replace("BASE64", Base64.getEncoder().encodeToString(BODY.getBytes(StandardCharsets.UTF_8)))
                .replace("BODY", BODY);
    }

    private static String snippet(String language) {
        var block =
                Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```").matcher(Repository.text("docs/webhooks.md"));
        assertThat(block.find()).as(language).isTrue();
        return block.group(1);
    }

    private static String sign(String timestamp, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        byte[] digest = mac.doFinal(("msg_1." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(digest);
    }
}
