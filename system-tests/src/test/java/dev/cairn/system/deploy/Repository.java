package dev.cairn.system.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of the work tree these tests are run in, and the optional tools that judge them. */
final class Repository {

    /** A finished command: its exit code, and what it printed on either stream. */
    record Outcome(int exit, String output) {}

    private static final Path ROOT = findRoot();
    private static final ObjectMapper JSON = new JsonMapper();

    private Repository() {}

    static Path path(String relative) {
        return ROOT.resolve(relative);
    }

    static String text(String relative) {
        return text(path(relative));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String relative) {
        try {
            return JSON.readTree(text(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All documents of a YAML file; refuses duplicate keys, which most readers let pass. */
    static List<JsonNode> yaml(Path file) {
        return yamlText(text(file));
    }

    static List<JsonNode> yamlText(String text) {
        var settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
        var documents = new ArrayList<JsonNode>();
        for (Object document : new Load(settings).loadAllFromString(text)) {
            documents.add(JSON.valueToTree(document));
        }
        return documents;
    }

    /** Files below a folder whose name ends so, in a stable order; none where there is no such folder. */
    static List<Path> files(String folder, String suffix) {
        if (!Files.isDirectory(path(folder))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(path(folder))) {
            return all.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program on the path, if this machine has it. */
    static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs a command in the root of the work tree, for a minute at most. */
    static Outcome run(Path program, String... arguments) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end");
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path findRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("run these tests inside the work tree");
        }
        return folder;
    }
}
