package dev.cairn.assessment.scan.contradiction;

import dev.cairn.assessment.scan.manifest.Dependency;
import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lock files of Ruby and PHP that hold other versions than the manifest beside them allows, or lack what it names. */
final class LockedVersions implements Contradictions.Look {

    private static final Map<String, String> LOCKS =
            Map.of("Gemfile", "Gemfile.lock", "gems.rb", "gems.locked", "composer.json", "composer.lock");

    /** A Gemfile is a program: what one of these decides may be left out of the lock. */
    private static final Pattern DECIDES = Pattern.compile("\\b(?:if|unless|case|eval_gemfile|install_if)\\b|ENV\\b");

    /** A gem that is built for one platform names it after its version. */
    private static final Pattern PLATFORM = Pattern.compile("-(?!\\d).*+");

    private static final Pattern GEM = Pattern.compile("(?m)^ {2,}+([A-Za-z0-9_.-]++)");
    private static final Pattern PACKAGE = Pattern.compile("\"([A-Za-z0-9_.-]++/[A-Za-z0-9_.-]++)\"");

    /** Versions of one package that a lock holds; more are made up. */
    private static final int MOST_HELD = 20;

    @Override
    public void look(DeclaredTree tree, Consumer<Contradiction> found) {
        Map<String, Manifest> byPath = tree.byPath();
        for (Manifest manifest : tree.manifests()) {
            String lock = LOCKS.get(DeclaredTree.name(manifest));
            Manifest locked = lock == null ? null : byPath.get(DeclaredTree.beside(manifest, lock));
            if (locked != null) {
                look(tree, manifest, locked, found);
            }
        }
    }

    private static void look(DeclaredTree tree, Manifest manifest, Manifest locked, Consumer<Contradiction> found) {
        Map<String, Set<String>> versions = new HashMap<>();
        for (Dependency one : locked.dependencies()) {
            versions.computeIfAbsent(one.name(), name -> new TreeSet<>()).add(one.version());
        }
        Set<String> named = named(tree, manifest, locked);
        for (Dependency one : manifest.dependencies()) {
            Set<String> held = versions.getOrDefault(one.name(), Set.of());
            String said = "";
            if (contradicts(one, held)) {
                said = one.name() + " is " + DeclaredTree.cut(one.version()) + " here and "
                        + DeclaredTree.cut(String.join(", ", held)) + " in " + DeclaredTree.name(locked);
            } else if (held.isEmpty() && !named.isEmpty() && !named.contains(one.name())) {
                said = DeclaredTree.cut(one.name()) + " is here and not in " + DeclaredTree.name(locked);
            }
            if (!said.isEmpty()) {
                found.accept(new Contradiction(manifest.path(), one.line(), said + "; what is here counts"));
            }
        }
    }

    private static boolean contradicts(Dependency wanted, Set<String> held) {
        if (wanted.version().isEmpty() || held.isEmpty() || held.size() > MOST_HELD) {
            return false;
        }
        Optional<VersionRange> range = VersionRange.of(wanted.version(), false);
        return range.isPresent()
                && held.stream()
                        .allMatch(one -> Version.of(PLATFORM.matcher(one).replaceFirst(""))
                                .filter(version -> !range.get().meets(VersionRange.only(version)))
                                .isPresent());
    }

    /** All that a lock file names in any way, as what another package replaces; empty when that proves nothing. */
    private static Set<String> named(DeclaredTree tree, Manifest manifest, Manifest locked) {
        boolean php = manifest.ecosystem().equals("php");
        String program = php ? "" : tree.text().apply(manifest.path()).orElse("");
        if (DECIDES.matcher(program).find()) {
            return Set.of();
        }
        Matcher name =
                (php ? PACKAGE : GEM).matcher(tree.text().apply(locked.path()).orElse(""));
        Set<String> named = new HashSet<>();
        while (name.find()) {
            named.add(php ? name.group(1).toLowerCase(Locale.ROOT) : name.group(1));
        }
        if (php) {
            // those of PHP itself have no vendor and are in no lock
            manifest.dependencies().stream()
                    .map(Dependency::name)
                    .filter(one -> !one.contains("/"))
                    .forEach(named::add);
        }
        return named;
    }
}
