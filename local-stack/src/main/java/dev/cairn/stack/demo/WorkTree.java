package dev.cairn.stack.demo;

import dev.cairn.stack.process.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a repository: what git lists where git is in use, otherwise every regular file.
 *
 * @param root the folder
 * @param files paths below it, with {@code /}, in order
 */
record WorkTree(Path root, List<String> files) {

    WorkTree {
        files = List.copyOf(files);
    }

    /**
     * Lists a folder.
     *
     * @throws StackException if it is no folder or holds no file
     */
    static WorkTree of(Path root) {
        if (!Files.isDirectory(root)) {
            throw new StackException(root + " is not a folder");
        }
        List<String> files = git(root, "ls-files", "-z")
                .map(text -> Arrays.asList(text.split("\0")))
                .orElseGet(() -> walk(root));
        List<String> regular = files.stream()
                .filter(file -> !file.isEmpty())
                .filter(file -> Files.isRegularFile(root.resolve(file), LinkOption.NOFOLLOW_LINKS))
                .distinct()
                .sorted()
                .toList();
        if (regular.isEmpty()) {
            throw new StackException("there are no files in " + root);
        }
        return new WorkTree(root, regular);
    }

    /** A name for the project, made of the folder's. */
    String slug() {
        Path name = root.toAbsolutePath().normalize().getFileName();
        String slug = (name == null ? "" : name.toString())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("(^-+|-+$)", "");
        String cut = slug.length() > 40 ? slug.substring(0, 40).replaceAll("-+$", "") : slug;
        return cut.isEmpty() ? "project" : cut;
    }

    Optional<String> commit() {
        return git(root, "rev-parse", "HEAD").map(String::trim).filter(text -> text.matches("[0-9a-f]{7,64}"));
    }

    Optional<String> branch() {
        return git(root, "rev-parse", "--abbrev-ref", "HEAD")
                .map(String::trim)
                .filter(text -> text.matches("[\\x21-\\x7e]+") && !text.equals("HEAD"));
    }

    /** The day of the first commit, as far as git knows. */
    Optional<LocalDate> firstDay() {
        return git(root, "log", "--max-parents=0", "--format=%as")
                .flatMap(text -> text.lines().min(String::compareTo))
                .filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\d"))
                .map(LocalDate::parse);
    }

    private static List<String> walk(Path root) {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> root.relativize(path).toString())
                    .toList();
        } catch (IOException e) {
            throw new StackException("cannot read " + root + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> git(Path root, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 && !text.isBlank() ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
