package dev.cairn.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages of the repository: no dead link, nothing undocumented that an operator must set, a first screen that fits. */
class PagesTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern PROBLEM = Pattern.compile("(?m)(?:new ProblemKind|^    [A-Z_]+)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern HOLDS_PROBLEMS =
            Pattern.compile("new ProblemKind\\(|enum (?:ProblemKind|\\w*Refusal) ");
    private static final int FIRST_SCREEN = 60;

    @Test
    void noLinkIsDead() {
        var dead = new ArrayList<String>();
        for (Path page : pages()) {
            LINK.matcher(CODE_BLOCK.matcher(Repository.text(page)).replaceAll(""))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .filter(link -> !leadsSomewhere(page, link))
                    .forEach(link -> dead.add(page.getFileName() + " -> " + link));
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void theFirstScreenOfTheReadmeFitsAndHasTheCommands() {
        String readme = Repository.text("README.md");

        assertThat(readme.lines().count()).isLessThanOrEqualTo(FIRST_SCREEN);
        assertThat(readme).contains("./cairn up", "./cairn demo", "./mvnw verify", "```mermaid");
    }

    @Test
    void everyVariableIsDocumented() {
        String page = Repository.text("docs/configuration.md");
        var variables = new TreeSet<String>();
        for (Application application : Application.values()) {
            variables.addAll(application.environment());
        }

        assertThat(variables).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void everyDecisionHasItsFourParts() {
        List<Path> decisions = Repository.files("docs/decisions", ".md").stream()
                .filter(file -> !file.endsWith("README.md"))
                .toList();

        assertThat(decisions).hasSizeGreaterThanOrEqualTo(9).allSatisfy(file -> {
            assertThat(file.getFileName().toString()).matches("\\d{3}-[a-z0-9-]+\\.md");
            assertThat(Repository.text(file))
                    .as(file.toString())
                    .contains("Status:", "## Context", "## Decision", "## Consequences");
            assertThat(Repository.text("docs/decisions/README.md"))
                    .contains(file.getFileName().toString());
        });
    }

    @Test
    void everyProblemHasItsSection() {
        String page = Repository.text("docs/problems.md");
        var slugs = new TreeSet<String>();
        for (Application application : Application.values()) {
            slugs.addAll(problems(application.title()));
        }
        slugs.addAll(problems("service-kit"));

        assertThat(slugs)
                .hasSizeGreaterThan(10)
                .allSatisfy(slug -> assertThat(page).contains("\n## " + slug + "\n"));
    }

    /** First arguments of all that makes a kind of problem: the record's constants, and the enums that kinds are made of. */
    private static List<String> problems(String module) {
        return Repository.files(module + "/src/main/java", ".java").stream()
                .map(Repository::text)
                .filter(source -> HOLDS_PROBLEMS.matcher(source).find())
                .flatMap(source -> PROBLEM.matcher(source).results())
                .map(constant -> constant.group(1))
                .toList();
    }

    private static List<Path> pages() {
        var pages = new ArrayList<>(Repository.files("docs", ".md"));
        pages.addAll(Repository.files("deploy", ".md"));
        for (String page : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")) {
            pages.add(Repository.path(page));
        }
        return pages;
    }

    private static boolean leadsSomewhere(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** Anchors as GitHub makes them of headings, and those written out. */
    private static List<String> anchors(Path page) {
        return Repository.text(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }
}
