package dev.cairn.assessment.scan.ci;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what the scripts of the tree's manifests run that a command calls. */
final class PackageScripts {

    private static final Pattern COMPOSER = Pattern.compile(
            "\\bcomposer(?:\\.phar)?\\s+(?:-{1,2}\\S+\\s+)*(?:run(?:-script)?\\s+(?:-{1,2}\\S+\\s+)*)?([A-Za-z][\\w:.-]*)");
    private static final Pattern IDLE =
            Pattern.compile("\\s*(?:(?:@?echo\\b[^&;|]*|exit\\s+\\d|true|:|cd \\S+)\\s*(?:&&|;|$)\\s*)*");
    private static final Pattern CHECKS = Pattern.compile(
            "\\s*(?:(?:npx |yarn |pnpm )?(?:eslint|tslint|prettier|standard|xo"
                    + "|stylelint|biome|tsc|vue-tsc|next (?:lint|build)|webpack|rollup|vite build|astro check|echo|exit)\\b[^&;|]*(?:&&|;|$)\\s*)+");
    private static final int CALLS = 20;
    private static final int ELSEWHERE = 50;

    private final Map<String, List<Manifest>> byFolder = new HashMap<>();
    private final Map<String, List<Manifest>> byScript = new HashMap<>();
    private final Map<String, List<Manifest>> byName = new HashMap<>();
    private final NxTargets nx;

    PackageScripts(TreeFiles tree) {
        this.nx = new NxTargets(tree);
        for (Manifest manifest : tree.manifests()) {
            byFolder.computeIfAbsent(manifest.folder(), folder -> new ArrayList<>())
                    .add(manifest);
            if (manifest.ecosystem().equals("javascript") && !manifest.name().isEmpty()) {
                String name = manifest.name();
                for (String one : new LinkedHashSet<>(List.of(name, name.substring(name.indexOf('/') + 1)))) {
                    some(byName, one, manifest);
                }
            }
            for (String script : manifest.scripts().keySet()) {
                some(byScript, key(manifest.ecosystem(), script), manifest);
            }
        }
    }

    /** One more than is asked for, as one may be in the folder that calls. */
    private static void some(Map<String, List<Manifest>> index, String key, Manifest manifest) {
        List<Manifest> others = index.computeIfAbsent(key, k -> new ArrayList<>());
        if (others.size() <= ELSEWHERE) {
            others.add(manifest);
        }
    }

    /** Adds the scripts a command calls; false when all it does is call scripts that do nothing. */
    boolean called(Step step, List<Step> into) {
        boolean called = false;
        boolean effective = false;
        Matcher composer = COMPOSER.matcher(step.text());
        for (int calls = 0; calls < CALLS && composer.find(); calls++) {
            List<Step> found = found("php", composer.group(1), here(step.folder()));
            called |= !found.isEmpty();
            effective |= !found.isEmpty();
            into.addAll(found);
        }
        for (ScriptCall call : ScriptCall.in(step.text())) {
            for (String name : call.names()) {
                List<Step> targets = nx.called(call.project(), name);
                into.addAll(targets);
                effective |= !targets.isEmpty();
                for (Step script : found(call, name, step.folder())) {
                    boolean idle = IDLE.matcher(script.text()).matches();
                    boolean misnamed = name.startsWith("test")
                            && CHECKS.matcher(script.text()).matches();
                    called = true;
                    effective |= !idle && !misnamed;
                    if (!idle) {
                        into.add(script);
                    }
                }
            }
        }
        return !called || effective;
    }

    private List<Step> found(ScriptCall call, String name, String folder) {
        List<Manifest> own = here(Folders.join(folder, call.folder()));
        List<Manifest> named = List.of();
        if (!call.project().isEmpty()) {
            String path = Folders.join(folder, call.project());
            named = new ArrayList<>(byName.getOrDefault(call.project(), List.of()));
            named.addAll(here(path));
        }
        List<Step> found = new ArrayList<>();
        if (!named.isEmpty()) {
            named.forEach(manifest -> found.addAll(scripts(manifest, "javascript", name)));
            return found;
        }
        if (!call.everywhere() && call.project().isEmpty()) {
            return found("javascript", name, own);
        }
        own.forEach(manifest -> found.addAll(scripts(manifest, "javascript", name)));
        elsewhere("javascript", name, own, found);
        return found;
    }

    /** What these manifests say of a script, or others when these say nothing. */
    private List<Step> found(String ecosystem, String name, List<Manifest> own) {
        List<Step> found = new ArrayList<>();
        own.forEach(manifest -> found.addAll(scripts(manifest, ecosystem, name)));
        if (found.isEmpty()) {
            elsewhere(ecosystem, name, own, found);
        }
        return found;
    }

    private void elsewhere(String ecosystem, String name, List<Manifest> own, List<Step> into) {
        byScript.getOrDefault(key(ecosystem, name), List.of()).stream()
                .filter(manifest -> !own.contains(manifest))
                .limit(ELSEWHERE)
                .forEach(manifest -> into.addAll(scripts(manifest, ecosystem, name)));
    }

    private List<Manifest> here(String folder) {
        return byFolder.getOrDefault(folder, List.of());
    }

    /** A script with what runs before and after it by its name alone. */
    private static List<Step> scripts(Manifest manifest, String ecosystem, String name) {
        Set<String> wanted = new LinkedHashSet<>();
        if (!manifest.ecosystem().equals(ecosystem)) {
            return List.of();
        }
        if (name.contains("*")) {
            String regex = Pattern.quote(name).replace("\\*\\*", ".*").replace("\\*", "[^:]*");
            Pattern pattern = Pattern.compile(regex);
            manifest.scripts().keySet().stream()
                    .filter(script -> pattern.matcher(script).matches())
                    .limit(ELSEWHERE)
                    .forEach(wanted::add);
        } else if (manifest.scripts().containsKey(name)) {
            wanted.add(name);
            wanted.add("pre" + name);
            wanted.add("post" + name);
        }
        List<Step> steps = new ArrayList<>();
        for (String one : wanted) {
            String script = manifest.scripts().get(one);
            if (script != null) {
                int line = manifest.data().at("scripts", one).line();
                steps.add(new Step(Step.Kind.RUN, script, manifest.path(), line, manifest.folder()));
            }
        }
        return steps;
    }

    private static String key(String ecosystem, String script) {
        return ecosystem + ":" + script;
    }
}
