package dev.cairn.assessment.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Repositories of real git in one folder, and git's own server for them. */
public final class Repositories {

    private final Path folder;

    public Repositories(Path folder) {
        this.folder = folder;
    }

    /** Makes a repository with one commit on main; answers the commit's id. */
    public String make(String name, Map<String, String> files) {
        git("init", "-q", "-b", "main", name);
        return commit(name, files);
    }

    /** Adds a commit to the branch that is checked out; answers its id. */
    public String commit(String name, Map<String, String> files) {
        files.forEach((path, text) -> {
            try {
                Path file = folder.resolve(name).resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        git("-C", name, "add", "-A");
        git("-C", name, "commit", "-q", "-m", "work");
        return git("-C", name, "rev-parse", "HEAD").strip();
    }

    /** A pack of all that HEAD leads to, in which differences name what they differ from. */
    byte[] pack(String name) {
        return run(List.of("git", "-C", name, "pack-objects", "--stdout", "--revs", "-q"), Map.of(), "HEAD\n");
    }

    public Path folder() {
        return folder;
    }

    public String git(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        return new String(run(command, Map.of(), ""), StandardCharsets.UTF_8);
    }

    /**
     * Answers a request as git's server does.
     *
     * @return the head of the answer as CGI has it, and the body
     */
    public byte[] serve(String method, String path, String query, String type, String protocol, String body) {
        Map<String, String> environment = new HashMap<>();
        environment.put("GIT_PROJECT_ROOT", folder.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REQUEST_METHOD", method);
        environment.put("PATH_INFO", path);
        environment.put("QUERY_STRING", query);
        environment.put("CONTENT_TYPE", type);
        environment.put("GIT_PROTOCOL", protocol);
        environment.put("REMOTE_ADDR", "127.0.0.1");
        return run(List.of("git", "-c", "safe.directory=*", "http-backend"), environment, body);
    }

    private byte[] run(List<String> command, Map<String, String> environment, String input) {
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            byte[] output = all(process.getInputStream());
            assertThat(process.waitFor()).as("%s", command).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] all(InputStream in) throws IOException {
        var out = new ByteArrayOutputStream();
        in.transferTo(out);
        return out.toByteArray();
    }
}
