package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Follows {@code docker compose run SERVICE}: what is run there runs in the folder the service is built from, and a
 * service that is given no command runs its own.
 */
final class ComposeServices {

    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final Pattern COMPOSE =
            Pattern.compile("(?:^|.*[\\s/])(?:docker compose|docker-compose|podman-compose)\\s.*");
    private static final Set<String> VALUED = Set.of(
            "-p",
            "--project-name",
            "--profile",
            "--env-file",
            "--project-directory",
            "-e",
            "--env",
            "-v",
            "--volume",
            "-u",
            "--user",
            "-w",
            "--workdir",
            "--name",
            "--entrypoint",
            "--index",
            "--scale",
            "-t",
            "--timeout");
    private static final int FILES = 20;

    private final TreeFiles tree;
    private final Map<String, DataNode> read = new HashMap<>();

    ComposeServices(TreeFiles tree) {
        this.tree = tree;
    }

    /** The step in the folder where it runs, with what a service runs of its own added to what is called. */
    Step placed(Step step, List<Step> into) {
        if (!COMPOSE.matcher(step.text()).matches()) {
            return step;
        }
        String[] words = step.text().split("\\s+");
        List<String> files = new ArrayList<>();
        String verb = "";
        int i = 0;
        while (i < words.length && !words[i].endsWith("compose")) {
            i++;
        }
        for (i++; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith("--exit-code-from")) {
                String from = word.contains("=")
                        ? word.substring(word.indexOf('=') + 1)
                        : i + 1 < words.length ? words[i + 1] : "";
                own(step, files, from, into);
                return step;
            } else if (word.equals("-f") || word.equals("--file")) {
                files.add(i + 1 < words.length ? words[i + 1] : "");
                i++;
            } else if (word.startsWith("-")) {
                i += VALUED.contains(word) ? 1 : 0;
            } else if (verb.isEmpty()) {
                verb = word;
            } else {
                break;
            }
        }
        if (i >= words.length || !Set.of("run", "exec").contains(verb)) {
            return step;
        }
        Optional<DataNode> service = service(step, files, words[i]).map(Found::node);
        if (i + 1 >= words.length && verb.equals("run")) {
            own(step, files, words[i], into);
        }
        return service.map(found -> new Step(step.kind(), step.text(), step.path(), step.line(), folder(step, found)))
                .orElse(step);
    }

    private record Found(String path, DataNode node) {}

    private void own(Step step, List<String> files, String name, List<Step> into) {
        service(step, files, name).ifPresent(found -> {
            for (String key : List.of("entrypoint", "command")) {
                DataNode command = found.node().get(key);
                String text = String.join(
                        " ", command.items().stream().map(DataNode::text).toList());
                into.addAll(Commands.lines(text, found.path(), command.line(), folder(step, found.node())));
            }
        });
    }

    private static String folder(Step step, DataNode service) {
        DataNode build = service.get("build");
        String context = build.isScalar() ? build.text() : build.get("context").text();
        return context.isEmpty() || context.contains("$") || context.contains(":")
                ? step.folder()
                : Folders.join(step.folder(), context);
    }

    private Optional<Found> service(Step step, List<String> files, String name) {
        for (String file : files.isEmpty() ? NAMES : files) {
            String path = Folders.join(step.folder(), file);
            DataNode found = file(path).at("services", name);
            if (found.exists()) {
                return Optional.of(new Found(path, found));
            }
        }
        return Optional.empty();
    }

    private DataNode file(String path) {
        DataNode known = read.get(path);
        if (known != null || read.size() >= FILES) {
            return known == null ? DataNode.NONE : known;
        }
        DataNode data = DataNode.NONE;
        Optional<String> text = tree.text(path);
        if (text.isPresent()) {
            try {
                data = DataReader.yaml(text.get());
            } catch (Unreadable e) {
                // what cannot be read runs nothing
                data = DataNode.NONE;
            }
        }
        if (text.isPresent()) {
            read.put(path, data);
        }
        return data;
    }
}
