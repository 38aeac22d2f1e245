package dev.cairn.stack.command;

import dev.cairn.stack.demo.Demo;
import dev.cairn.stack.launch.App;
import dev.cairn.stack.launch.Settings;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Does the main job against a running stack. */
@Command(
        name = "demo",
        description = "Assesses a repository through a running stack, then takes something away and shows the alert.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Option(names = "--repo", paramLabel = "PATH", description = "The repository (default: Cairn's own work tree).")
    private @Nullable Path repository;

    @Option(names = "--portal", paramLabel = "URL", description = "The portal (default: the one of this stack).")
    private @Nullable URI portal;

    @Option(
            names = "--json",
            description = "Print the first assessment as served, and nothing else, on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        Settings settings = options.settings();
        PrintStream story = json ? System.err : System.out;
        URI origin = portal != null ? portal : URI.create(settings.url(App.PORTAL));
        Demo demo = new Demo(origin, settings.oidcPort(), story, Clock.systemUTC());
        demo.run(repository != null ? repository : settings.home(), served -> {
            if (json) {
                System.out.println(served);
            }
        });
        return 0;
    }
}
