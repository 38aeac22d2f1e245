package dev.cairn.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ProcessStatTest {

    private final ProcessStat own = new ProcessStat(ProcessHandle.current().pid());

    @Test
    void addsUserAndSystemTimeWhateverTheProcessIsCalled() {
        String stat = "4242 (odd) name) S 1 4242 4242 0 -1 4194560 5 0 0 0 731 69 3 4 20 0 31 0 98765 1 2 3";

        assertThat(ProcessStat.ticks(stat)).isEqualTo(800);
    }

    @Test
    void readsAMemoryFigure() {
        assertThat(ProcessStat.kilobytes("VmPeak:\t  10 kB\nVmRSS:\t  204800 kB\n", "VmRSS:"))
                .isEqualTo(204_800);
    }

    @Test
    void findsTheListenerOfAPortAmongOtherSockets() {
        String table = """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:4652 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1
                   1: 0100007F:4652 0100007F:A2B4 01 00000000:00000000 00:00000000 00000000     0        0 222 1
                   2: 0100007F:4653 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1
                """;

        assertThat(Sockets.inodes(table, 18002)).containsExactly("111");
    }

    @Test
    void seesItself() throws IOException {
        assertThat(own.residentMegabytes()).isBetween(10.0, 4000.0);
        assertThat(own.cpuSeconds()).isPositive();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ProcessStat.listeningOn(server.getLocalPort()).map(ProcessStat::pid))
                    .contains(own.pid());
        }
    }
}
