package dev.cairn.assessment.scanning;

import dev.cairn.assessment.scan.archive.ArchiveLimits;
import dev.cairn.assessment.scan.signal.RuleBook;
import dev.cairn.assessment.scan.signal.Scanner;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Reads the shipped rules, once. */
@Singleton
class Scanners {

    private static final Logger LOG = Logger.getLogger(Scanners.class);

    @Produces
    @Singleton
    Scanner shipped() {
        return new Scanner(RuleBook.load(), ArchiveLimits.DEFAULT);
    }

    /** Made while the service starts: the first who needs it is an event loop, which must not wait for so long. */
    void make(@Observes @Priority(1) StartupEvent start, Scanner scanner) {
        LOG.debugf("ready: %s", scanner);
    }
}
