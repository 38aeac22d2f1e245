package dev.cairn.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsNamedTogetherWithWhoWantedIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.demandFree(Map.of(taken.getLocalPort(), "Redis")))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is in use, and Redis wants it")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void freePortsAreDifferentAndAccepted() {
        var ports = Ports.free(3);

        assertThat(ports).doesNotHaveDuplicates().hasSize(3);
        assertThatCode(() -> Ports.demandFree(Map.of(ports.get(0), "Kafka"))).doesNotThrowAnyException();
    }
}
