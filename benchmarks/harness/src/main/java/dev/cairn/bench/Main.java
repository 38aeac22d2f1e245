package dev.cairn.bench;

import dev.cairn.bench.figure.AlertCosts;
import dev.cairn.bench.figure.Bench;
import dev.cairn.bench.figure.CachedRead;
import dev.cairn.bench.figure.Command;
import dev.cairn.bench.figure.EngineSpeed;
import dev.cairn.bench.figure.EventDelay;
import dev.cairn.bench.figure.Footprint;
import dev.cairn.bench.figure.ScanCost;
import dev.cairn.bench.measure.ProcessStat;
import dev.cairn.bench.scan.Tree;
import dev.cairn.bench.stack.BareApp;
import dev.cairn.bench.stack.Customer;
import dev.cairn.bench.stack.Place;
import dev.cairn.bench.stack.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code benchmarks/run} runs. Ends with 0 if all limits are kept, 1 if not, 2 on wrong usage. */
public final class Main {

    /** An ordinary repository: its assessment is of an ordinary size. */
    private static final Tree ORDINARY = new Tree(300, 1_500_000);

    /** Kept here, since a logger that nobody holds forgets its level. */
    private static final Logger LIBRARIES = Logger.getLogger("org.apache.kafka");

    private final Options options;
    private final Place place;
    private final Path scratch;
    private final Report report;

    private Main(Options options, Place place, Path scratch, Report report) {
        this.options = options;
        this.place = place;
        this.scratch = scratch;
        this.report = report;
    }

    public static void main(String[] words) throws IOException, SQLException {
        Options options;
        try {
            options = Options.of(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        LIBRARIES.setLevel(Level.WARNING);
        Path home = Path.of(System.getProperty("cairn.home")).toAbsolutePath();
        Path scratch = Files.createTempDirectory("cairn-bench-");
        Path data = options.data() != null
                ? options.data()
                : options.running() ? home.resolve(".cairn") : Files.createDirectory(scratch.resolve("data"));
        var main = new Main(options, new Place(home, data, options.portBase()), scratch, new Report(Clock.systemUTC()));
        boolean met;
        try {
            met = main.run();
        } finally {
            Scratch.remove(scratch);
        }
        System.exit(met ? 0 : 1);
    }

    private boolean run() throws IOException, SQLException {
        report.note("smoke", options.effort().warmUp().toSeconds() < 1);
        if (options.wants("engine")) {
            say("evaluating checks");
            report.add(EngineSpeed.measure(place, scratch, options.effort()));
        }
        if (options.wants("scan")) {
            say("scanning");
            ScanCost.measure(place, scratch, options.effort()).forEach(report::add);
        }
        if (options.running()) {
            load();
        } else if (options.wantsLoad() || options.wants("footprint")) {
            withOwnSuite();
        }
        System.out.print(report.table());
        System.out.println("\nwritten to " + report.write(place.home().resolve("benchmarks/results")));
        return report.allMet();
    }

    /** The footprint is that of a start as everybody does it; for load the applications start once more, at full speed. */
    private void withOwnSuite() throws IOException, SQLException {
        try (var suite = new Suite(place)) {
            var hook = new Thread(suite::down);
            Runtime.getRuntime().addShutdownHook(hook);
            if (options.wants("footprint")) {
                say("starting the suite, as ./cairn up does by itself");
                report.add(Footprint.start(suite.up("")));
                Footprint.memory(place, options.effort()).forEach(report::add);
                suite.down();
            }
            if (options.wantsLoad()) {
                say("starting the suite with " + Suite.FULL_SPEED);
                suite.up(Suite.FULL_SPEED);
                load();
            }
            suite.down();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void load() throws IOException, SQLException {
        if (!options.wantsLoad()) {
            return;
        }
        List<String> javaOptions = ProcessStat.listeningOn(place.projectService())
                .orElseThrow(() -> new IllegalStateException("no project-service at port " + place.projectService()))
                .javaOptions();
        report.note("javaOptions", String.join(" ", javaOptions));
        report.note("clients", options.effort().clients());
        report.note("rounds", options.effort().rounds());
        say("preparing");
        Customer customer = Customer.make(place, options.effort().clients());
        try (BareApp bare = BareApp.start(place, javaOptions)) {
            var bench = new Bench(place, bare, customer, options.effort());
            if (options.wants("cached-read")) {
                Path archive = scratch.resolve("ordinary.tar.gz");
                ORDINARY.write(archive);
                customer.assess(place, archive);
                say("measuring cached reads");
                report.add(CachedRead.measure(bench));
            }
            if (options.wants("event-delay")) {
                say("measuring the delay of events");
                report.add(EventDelay.measure(bench));
            }
            if (options.wants("alerts")) {
                say("measuring alerts");
                AlertCosts.measure(bench, scratch).forEach(report::add);
            }
            // last, since the other services have its thousands of events to work off afterwards
            if (options.wants("command")) {
                say("measuring commands");
                report.add(Command.measure(bench));
            }
        }
    }

    private static void say(String what) {
        System.err.println("benchmarks: " + what);
    }
}
