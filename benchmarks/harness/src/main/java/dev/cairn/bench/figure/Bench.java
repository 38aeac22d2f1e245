package dev.cairn.bench.figure;

import dev.cairn.bench.measure.ProcessStat;
import dev.cairn.bench.stack.BareApp;
import dev.cairn.bench.stack.Customer;
import dev.cairn.bench.stack.Place;

/** What every comparison needs. */
public record Bench(Place place, BareApp bare, Customer customer, Effort effort) {

    ProcessStat service(int port) {
        return ProcessStat.listeningOn(port)
                .orElseThrow(() -> new IllegalStateException("nothing that we may look at listens on port " + port));
    }
}
