package dev.cairn.kit.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TargetTest {

    private final AddressPolicy policy = new AddressPolicy(false);

    /** Security page, row 26, and more of the kind. */
    static Stream<String> hostile() {
        Stream<String> hosts = Stream.of(
                "127.1",
                "127.0.1",
                "127.0.0.1",
                "2130706433",
                "0x7f.1",
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "017700000001",
                "0177.1",
                "0",
                "0.0.0.0",
                "0x0",
                "00",
                "127.0.0.1.",
                "127.0.0.01",
                "127.0.0.256",
                "1.2.3.4.5",
                "127.0.0.0x1",
                "0x",
                "example.0x7f",
                "[::]",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:7f00:1]",
                "[::ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[fe80::1%25eth0]",
                "[fe80::1%eth0]",
                "[fe80::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[2002:7f00:1::]",
                "[2001:0:7f00:1::1]",
                "[ff02::1]",
                "[::1",
                "::1]",
                "[]",
                "[127.0.0.1]",
                "[1]",
                "[v1.x]",
                "[::1]x",
                "169.254.169.254",
                "100.100.100.200",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "localhost",
                "LOCALHOST",
                "localhost.",
                "a.localhost",
                "printer",
                "redis",
                "kubernetes.default.svc",
                "metadata.google.internal",
                "db.local",
                "example.com.",
                "example..com",
                ".example.com",
                "-a.example.com",
                "a_b.example.com",
                "exa%6dple.com",
                "127%2e0.0.1",
                "exam ple.com",
                "a".repeat(64) + ".com",
                "a.".repeat(130) + "com",
                "\u2460\u2461\u2466.\u2460",
                "\uff11\uff12\uff17.0.0.1",
                "127\u30020\u30020\u30021",
                "\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3",
                "\u0661\u0662\u0667.0.0.1",
                "");
        Stream<String> urls = Stream.of(
                "http://example.com/",
                "file:///etc/passwd",
                "gopher://example.com/",
                "ftp://example.com/",
                "javascript:alert(1)",
                "data:text/html,x",
                "//example.com/",
                "example.com",
                "https:/example.com",
                "https:example.com",
                "https:\\\\example.com",
                " https://example.com",
                "https://example.com ",
                "https://user@example.com/",
                "https://user:pw@example.com/",
                "https://example.com@127.0.0.1/",
                "https://example.com#@127.0.0.1/",
                "https://example.com\\@127.0.0.1/",
                "https://example.com/#a",
                "https://example.com/a b",
                "https://example.com/\r\nHost: x",
                "https://example.com/\t",
                "https://example.com/\u00e9",
                "https://exa\nmple.com/",
                "https://example.com/\0",
                "https://",
                "https:///path",
                "https://:443/",
                "https://example.com:/",
                "https://example.com:0/",
                "https://example.com:22/",
                "https://example.com:25/",
                "https://example.com:53/",
                "https://example.com:1023/",
                "https://example.com:5432/",
                "https://example.com:6379/",
                "https://example.com:9092/",
                "https://example.com:27017/",
                "https://example.com:10250/",
                "https://example.com:65536/",
                "https://example.com:99999999999/",
                "https://example.com:+443/",
                "https://example.com:-1/",
                "https://example.com:443:443/",
                "https://example.com:\u0664\u0664\u0663/",
                "https://example.com/" + "a".repeat(2048),
                "");
        return Stream.concat(hosts.map(host -> "https://" + host + "/"), urls);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_hostile_url_is_refused_before_any_name_is_looked_up(String url) {
        assertThatThrownBy(() -> {
                    Target target = Target.parse(url, false);
                    assertThat(target.literal()).as("would be looked up").isTrue();
                    var refusal = policy.refusal(InetAddress.getByName(target.host()));
                    throw new RefusedUrl(refusal.orElseThrow(() -> new AssertionError("let through")));
                })
                .isInstanceOf(RefusedUrl.class)
                .hasMessageMatching("\\p{Print}+");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, example.com, 443, /, example.com",
        "HTTPS://Example.COM/Hook?a=b&c=%20d, example.com, 443, /Hook?a=b&c=%20d, example.com",
        "https://example.com?a=b, example.com, 443, /?a=b, example.com",
        "https://example.com:8443/x, example.com, 8443, /x, example.com:8443",
        "https://example.com:80/x, example.com, 80, /x, example.com:80",
        "https://example.com:443/x, example.com, 443, /x, example.com",
        "https://b\u00fccher.example.com/, xn--bcher-kva.example.com, 443, /, xn--bcher-kva.example.com",
        "https://8.8.8.8/dns, 8.8.8.8, 443, /dns, 8.8.8.8",
        "https://[2606:4700:4700::1111]:8443/, 2606:4700:4700:0:0:0:0:1111, 8443, /,"
                + " [2606:4700:4700:0:0:0:0:1111]:8443",
        "https://hooks.slack.com/services/T0/B0/x, hooks.slack.com, 443, /services/T0/B0/x, hooks.slack.com",
        "https://1and1.example.com/, 1and1.example.com, 443, /, 1and1.example.com",
    })
    void an_ordinary_url_is_taken_apart(String url, String host, int port, String path, String authority)
            throws RefusedUrl {
        Target target = Target.parse(url, false);

        assertThat(target.secure()).isTrue();
        assertThat(target.host()).isEqualTo(host);
        assertThat(target.port()).isEqualTo(port);
        assertThat(target.path()).isEqualTo(path);
        assertThat(target.authority()).isEqualTo(authority);
    }

    @Test
    void the_switch_lets_http_and_localhost_through() throws RefusedUrl {
        Target target = Target.parse("http://localhost:18099/hook", true);

        assertThat(target).isEqualTo(new Target(false, "localhost", false, 18099, "/hook"));
        assertThatThrownBy(() -> Target.parse("file:///etc/passwd", true)).isInstanceOf(RefusedUrl.class);
        assertThatThrownBy(() -> Target.parse("http://127.1/", true)).isInstanceOf(RefusedUrl.class);
    }
}
