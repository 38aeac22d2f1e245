package dev.cairn.stack.command;

import dev.cairn.stack.launch.App;
import dev.cairn.stack.launch.Settings;
import dev.cairn.stack.process.RunDirectory;
import dev.cairn.stack.process.StackException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which stack is meant; every command that touches one has them. */
final class StackOptions {

    private static final int HIGHEST_BASE = 65_000;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "${env:CAIRN_PORT_BASE:-18000}",
            description =
                    "Port of the portal; all others are counted from it (environment: CAIRN_PORT_BASE, default 18000).")
    int portBase;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:CAIRN_DATA}",
            description = "Folder for everything the stack keeps (environment: CAIRN_DATA, default .cairn).")
    @Nullable
    Path data;

    /** The settings of a stack with all applications and the light sign-in provider. */
    Settings settings() {
        return settings(false, List.of(App.values()));
    }

    Settings settings(boolean keycloak, List<App> apps) {
        if (portBase < 1024 || portBase > HIGHEST_BASE) {
            throw new StackException("--port-base must be between 1024 and " + HIGHEST_BASE + ", not " + portBase);
        }
        return new Settings(home(), folder(), portBase, keycloak, apps);
    }

    /** The folder for data. */
    Path folder() {
        return (data != null ? data : home().resolve(".cairn")).toAbsolutePath();
    }

    RunDirectory runDirectory() {
        return new RunDirectory(folder().resolve("run"));
    }

    /** The applications of a comma-separated list; {@code infra} stands for none. */
    static List<App> apps(String list) {
        if (list.equals("infra")) {
            return List.of();
        }
        return Arrays.stream(list.split(","))
                .map(name -> App.named(name.trim())
                        .orElseThrow(() -> new StackException("there is no application named " + name.trim())))
                .toList();
    }

    private static Path home() {
        return Path.of(System.getProperty("cairn.home", ".")).toAbsolutePath().normalize();
    }
}
