package dev.cairn.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What something may cost the thread that does it, whatever else the machine does. */
public record Cost(Duration cpu, long megabytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Something to do. */
    public interface Work {
        void run() throws Exception;
    }

    /** Does it, and fails if it takes more processor time, or allocates more, than this. */
    public void covers(String what, Work work) throws Exception {
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        Duration used = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - cpuBefore);
        assertThat(used).as("processor time of %s", what).isLessThan(cpu);
        assertThat(bytes >> 20).as("megabytes allocated by %s", what).isLessThanOrEqualTo(megabytes);
    }
}
