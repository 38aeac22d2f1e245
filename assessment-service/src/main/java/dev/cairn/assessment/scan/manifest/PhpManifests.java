package dev.cairn.assessment.scan.manifest;

import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads composer.json and composer.lock. */
final class PhpManifests {

    private PhpManifests() {}

    static Manifest composer(String path, String text) throws Unreadable {
        DataNode data = DataReader.json(text);
        List<Dependency> found = new ArrayList<>();
        required(data.get("require"), Kind.RUNTIME, found);
        required(data.get("require-dev"), Kind.DEVELOPMENT, found);
        Map<String, String> scripts = new LinkedHashMap<>();
        data.get("scripts").entries().forEach((name, script) -> scripts.put(name, commands(script)));
        boolean runs = !data.get("bin").items().isEmpty();
        return new Manifest(path, "php", data.get("name").text(), List.copyOf(found), scripts, runs, data);
    }

    /** Every package that was resolved; which of them are wanted is what composer.json beside it says. */
    static Manifest lock(String path, String text) throws Unreadable {
        List<Dependency> found = new ArrayList<>();
        for (DataNode one : DataReader.json(text).get("packages").items()) {
            String version = one.get("version").text();
            found.add(new Dependency(name(one.get("name").text()), Kind.MANAGED, version, one.line()));
        }
        return new Manifest(path, "php", "", List.copyOf(found), Map.of(), false, DataNode.NONE);
    }

    private static void required(DataNode section, Kind kind, List<Dependency> into) {
        section.entries().forEach((name, version) -> {
            if (!name.equals("php")) {
                into.add(new Dependency(name(name), kind, version.text(), version.line()));
            }
        });
    }

    /** A script is a command or a list of them; {@code @php} is the interpreter, any other {@code @name} a script. */
    private static String commands(DataNode script) {
        List<String> commands = new ArrayList<>();
        for (DataNode one : script.items()) {
            String command = one.text();
            commands.add(
                    command.startsWith("@php ")
                            ? command.substring(1)
                            : command.startsWith("@") ? "composer " + command.substring(1) : command);
        }
        return String.join(" && ", commands);
    }

    private static String name(String written) {
        return written.toLowerCase(Locale.ROOT);
    }
}
