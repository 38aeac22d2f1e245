package dev.cairn.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 203.0.113.7, 203.0.113.7",
        "10.1.2.3, '198.51.100.1, 203.0.113.7', 203.0.113.7",
        "fd00::1, 2001:db8::7, 2001:db8::7",
        "::1, , ::1",
        "203.0.113.9, 198.51.100.1, 203.0.113.9",
        "127.0.0.1, 'evil.example', 127.0.0.1",
        "127.0.0.1, 'a, ', 127.0.0.1",
        "no-address, 203.0.113.7, no-address",
    })
    void onlyNeighboursSayForWhomTheyAsk(String peer, @Nullable String forwarded, String counted) {
        assertThat(ClientAddress.of(peer, forwarded)).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2::7, 20:01:0d:b8:00:01:00:02::/64",
        "2001:db8:1:2:ffff::1, 20:01:0d:b8:00:01:00:02::/64",
        "2001:db8:1:3::7, 20:01:0d:b8:00:01:00:03::/64",
        "::ffff:203.0.113.7, ::ffff:203.0.113.7",
        "no-address, no-address",
    })
    void whoHasManyAddressesHasOneBudget(String address, String network) {
        assertThat(ClientAddress.network(address)).isEqualTo(network);
    }
}
