package dev.cairn.assessment.scan.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads package.json. */
final class NodeManifests {

    private NodeManifests() {}

    static Manifest read(String path, String text) throws Unreadable {
        DataNode data = DataReader.json(text);
        List<Dependency> dependencies = new ArrayList<>();
        collect(data.get("dependencies"), Dependency.Kind.RUNTIME, dependencies);
        collect(data.get("optionalDependencies"), Dependency.Kind.RUNTIME, dependencies);
        collect(data.get("peerDependencies"), Dependency.Kind.DEVELOPMENT, dependencies);
        collect(data.get("devDependencies"), Dependency.Kind.DEVELOPMENT, dependencies);
        Map<String, String> scripts = new LinkedHashMap<>();
        data.get("scripts").entries().forEach((name, script) -> scripts.put(name, script.text()));
        boolean runs = data.get("bin").exists();
        return new Manifest(
                path, "javascript", data.get("name").text(), List.copyOf(dependencies), scripts, runs, data);
    }

    private static void collect(DataNode section, Dependency.Kind kind, List<Dependency> into) {
        section.entries().forEach((name, version) -> {
            into.add(new Dependency(name, kind, version.text(), version.line()));
            if (version.text().startsWith("npm:")) {
                String aliased = version.text().substring(4);
                int at = aliased.indexOf('@', 1);
                into.add(new Dependency(
                        at < 0 ? aliased : aliased.substring(0, at), kind, version.text(), version.line()));
            }
        });
    }
}
