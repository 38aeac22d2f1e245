package dev.cairn.stack.command;

import dev.cairn.stack.launch.App;
import dev.cairn.stack.launch.Health;
import dev.cairn.stack.launch.Settings;
import dev.cairn.stack.process.Ports;
import dev.cairn.stack.process.RunDirectory;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what runs; ends with 0 if a launcher and all its processes do, otherwise with 3. */
@Command(name = "status", description = "Shows what runs and whether it is ready.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_RUNNING = 3;

    @Mixin
    private StackOptions options;

    @Override
    public Integer call() {
        Settings settings = options.settings();
        RunDirectory run = options.runDirectory();
        Optional<ProcessHandle> launcher = run.launcher();
        row("launcher", launcher.isPresent() ? "running" : "stopped", launcher, "");
        boolean all = launcher.isPresent();
        all &= server(run, "postgres", settings.postgresPort());
        all &= server(run, "redis", settings.redisPort());
        all &= server(run, "kafka", settings.kafkaPort());
        boolean signIn = launcher.isPresent() && !Ports.isFree(settings.oidcPort());
        row("sign-in", signIn ? "ready" : "stopped", Optional.empty(), "port " + settings.oidcPort());
        for (App app : App.values()) {
            all &= app(run, app, settings);
        }
        return all && signIn ? 0 : NOT_RUNNING;
    }

    private static boolean server(RunDirectory run, String name, int port) {
        Optional<ProcessHandle> process = run.process(name);
        boolean listens = process.isPresent() && !Ports.isFree(port);
        String state = process.isEmpty() ? "stopped" : listens ? "ready" : "starting";
        row(name, state, process, "port " + port);
        return listens;
    }

    private static boolean app(RunDirectory run, App app, Settings settings) {
        Optional<ProcessHandle> process = run.process(app.module());
        boolean ready = process.isPresent() && Health.isReady(app.managementPort(settings.portBase()));
        String state = process.isEmpty() ? "stopped" : ready ? "ready" : "not ready";
        row(app.module(), state, process, settings.url(app));
        return ready;
    }

    private static void row(String name, String state, Optional<ProcessHandle> process, String where) {
        String pid = process.map(handle -> "pid " + handle.pid()).orElse("");
        System.out.println(String.format(Locale.ROOT, "%-22s %-10s %-12s %s", name, state, pid, where)
                .stripTrailing());
    }
}
