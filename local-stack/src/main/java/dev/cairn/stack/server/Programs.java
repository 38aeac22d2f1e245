package dev.cairn.stack.server;

import dev.cairn.stack.process.StackException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server programs out of their Maven artifacts, unpacked once per user into a cache folder.
 *
 * <p>Unpacking goes to a temporary neighbour that is renamed when it is whole, so a second process that unpacks at the
 * same time, or a crash, leaves no half of a program behind.
 */
public final class Programs {

    private static final String POSTGRES_VERSION = "18.3.0";
    private static final String REDIS_VERSION = "7.0.15";

    private final Path cache;

    private Programs(Path cache) {
        this.cache = cache;
    }

    /** The cache in {@code CAIRN_CACHE}, or {@code ~/.cache/cairn}, or, where that cannot be written, {@code fallback}. */
    public static Programs cachedOr(Path fallback) {
        String configured = System.getenv("CAIRN_CACHE");
        Path wanted =
                configured != null ? Path.of(configured) : Path.of(System.getProperty("user.home"), ".cache", "cairn");
        try {
            Files.createDirectories(wanted);
            return new Programs(Files.isWritable(wanted) ? wanted : fallback);
        } catch (IOException e) {
            return new Programs(fallback);
        }
    }

    /** Folder with {@code bin/postgres} and {@code bin/initdb}. */
    public Path postgres() {
        Path home = cache.resolve("postgres-" + POSTGRES_VERSION + "-" + architecture());
        String resource = "/postgres-linux-" + (isArm() ? "arm_64" : "x86_64") + ".txz";
        once(home, target -> untar(resource, target));
        return home;
    }

    /** The {@code redis-server} program. */
    public Path redis() {
        Path home = cache.resolve("redis-" + REDIS_VERSION + "-" + architecture());
        String resource = "/redis-server-" + REDIS_VERSION + "-linux-" + architecture();
        once(home, target -> copy(resource, target.resolve("redis-server")));
        return home.resolve("redis-server");
    }

    private interface Unpacking {
        void into(Path target) throws IOException;
    }

    private static void once(Path home, Unpacking unpacking) {
        if (Files.isDirectory(home)) {
            return;
        }
        try {
            Files.createDirectories(home.getParent());
            Path fresh = Files.createTempDirectory(home.getParent(), home.getFileName() + ".new-");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpacking.into(fresh);
            rename(fresh, home);
        } catch (IOException e) {
            throw new StackException(
                    "cannot unpack " + home.getFileName() + " into " + home.getParent() + ": " + e.getMessage(), e);
        }
    }

    private static void rename(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Folders.delete(fresh);
        }
    }

    private static void copy(String resource, Path target) throws IOException {
        try (InputStream in = open(resource)) {
            Files.copy(in, target);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void untar(String resource, Path target) throws IOException {
        try (InputStream in = open(resource);
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(InputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink() || entry.isLink()) {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            }
            return;
        }
        Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
        boolean executable = (entry.getMode() & 0100) != 0;
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
        Files.setPosixFilePermissions(path, permissions);
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Programs.class.getResourceAsStream(resource);
        if (in == null) {
            throw new StackException("no server program for this machine: " + resource + " is not on the class path");
        }
        return in;
    }

    private static boolean isArm() {
        return architecture().equals("arm64");
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return Stream.of("aarch64", "arm64").anyMatch(name::equals) ? "arm64" : "amd64";
    }
}
