package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.archive.Watch;
import dev.cairn.assessment.scan.ci.Follower;
import dev.cairn.assessment.scan.ci.InlineBuilds;
import dev.cairn.assessment.scan.ci.Pipeline;
import dev.cairn.assessment.scan.ci.Pipelines;
import dev.cairn.assessment.scan.ci.TreeFiles;
import dev.cairn.assessment.scan.contradiction.Contradiction;
import dev.cairn.assessment.scan.contradiction.Contradictions;
import dev.cairn.assessment.scan.contradiction.DeclaredTree;
import dev.cairn.assessment.scan.domain.Finding;
import dev.cairn.assessment.scan.infra.Infrastructure;
import dev.cairn.assessment.scan.infra.Resource;
import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Manifest;
import dev.cairn.assessment.scan.manifest.Manifests;
import dev.cairn.assessment.scan.manifest.Unreadable;
import dev.cairn.assessment.scan.tree.FileRole;
import dev.cairn.assessment.scan.tree.FileRoles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of a finished pass, their manifests and pipelines parsed. */
final class Tree implements TreeFiles {

    static final String UNREADABLE = "tree.unreadable";
    static final String CONTRADICTION = "tree.contradiction";

    /** What stands for bytes that could not be decoded. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private final Map<String, ScannedFile> byPath = new HashMap<>();
    private final List<ScannedFile> files;
    private final Set<String> paths = new LinkedHashSet<>();
    private final List<Manifest> manifests = new ArrayList<>();
    private final List<Pipeline> pipelines = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();
    private final Map<String, DataNode> parsed = new HashMap<>();

    private final Watch watch;
    private @Nullable Infrastructure infrastructure;

    Tree(List<ScannedFile> scanned, String topFolder, Watch watch) {
        this.watch = watch;
        int strip = topFolder.isEmpty() ? 0 : topFolder.length() + 1;
        for (ScannedFile file : scanned) {
            String path = file.path().substring(Math.min(strip, file.path().length()));
            // what a look into the file showed to be made by a machine stays so
            boolean made = file.role() == FileRole.FOREIGN;
            byPath.put(path, file.at(path, made ? FileRole.FOREIGN : FileRoles.of(path)));
        }
        files = byPath.values().stream()
                .sorted(Comparator.comparing(ScannedFile::path))
                .toList();
        files.forEach(file -> paths.add(file.path()));
        readManifests();
        noteContradictions();
        readPipelines();
    }

    /** In order of their paths. */
    List<ScannedFile> files() {
        return files;
    }

    Optional<ScannedFile> file(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    @Override
    public Optional<String> text(String path) {
        return file(path).map(ScannedFile::text);
    }

    /** Also the place where a scan is stopped: who asks goes through all of them, once for each of something else. */
    @Override
    public List<Manifest> manifests() {
        watch.demand();
        return manifests;
    }

    @Override
    public Collection<String> paths() {
        return paths;
    }

    List<Pipeline> pipelines() {
        return pipelines;
    }

    /** Infrastructure code of the product, read when it is first asked for. */
    Infrastructure infrastructure() {
        if (infrastructure == null) {
            Map<String, String> texts = new TreeMap<>();
            for (ScannedFile file : files) {
                String text = file.text();
                if (text != null && file.role() == FileRole.PRODUCT && asksForInfrastructure(file.path(), text)) {
                    texts.put(file.path(), text);
                }
            }
            infrastructure = new Infrastructure(texts, this::data);
        }
        return infrastructure;
    }

    private static boolean asksForInfrastructure(String path, String text) {
        boolean manifest = ReadPlan.manifestFormat(path)
                && (text.contains("kind:") && text.contains("apiVersion:")
                        || text.contains("AWS::")
                        || text.contains("alert:") && text.contains("expr:")
                        || text.contains("condition:") && text.contains("rules:"));
        return Infrastructure.named(path) || manifest && Pipelines.system(path).isEmpty();
    }

    List<Finding> notes() {
        return notes;
    }

    FileRole role(String path) {
        return file(path).map(ScannedFile::role).orElse(FileRole.PRODUCT);
    }

    /** A structured file, parsed once; nothing when it is not there or cannot be read. */
    DataNode data(String path) {
        DataNode known = parsed.get(path);
        if (known != null) {
            return known;
        }
        watch.demand();
        DataNode data = DataNode.NONE;
        Optional<String> text = text(path);
        if (text.isPresent()) {
            try {
                data = DataReader.read(path, text.get());
            } catch (Unreadable e) {
                note(path, e);
            }
        }
        parsed.put(path, data);
        return data;
    }

    /** Over every path and content in order, so that the same tree has it in any archive. */
    String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (ScannedFile file : files) {
                sha256.update(file.path().getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
                sha256.update(file.hash());
            }
            return "sha256:" + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readManifests() {
        Map<String, String> catalogue = new HashMap<>();
        for (ScannedFile file : files) {
            if (file.path().endsWith(".versions.toml") && file.text() != null) {
                try {
                    catalogue.putAll(Manifests.catalogue(file.path(), file.text()));
                } catch (Unreadable e) {
                    note(file.path(), e);
                }
            }
        }
        for (ScannedFile file : files) {
            watch.demand();
            boolean manifest = file.role() != FileRole.FOREIGN && ReadPlan.manifest(file.path());
            if (manifest && file.oversized()) {
                note(file.path(), new Unreadable("larger than what is read of a manifest", 0));
            } else if (manifest && file.text() != null) {
                readManifest(file.path(), file.text(), catalogue);
            }
        }
    }

    private void readManifest(String path, String text, Map<String, String> catalogue) {
        if (text.indexOf(NOT_UTF_8) >= 0) {
            note(path, new Unreadable("not all of it is UTF-8", 0));
        }
        try {
            Manifest read = Manifests.read(path, text, catalogue);
            manifests.add(read);
            parsed.put(path, read.data());
        } catch (Unreadable e) {
            note(path, e);
            parsed.put(path, DataNode.NONE);
        }
    }

    private void readPipelines() {
        var follower = new Follower(this);
        for (ScannedFile file : files) {
            watch.demand();
            Optional<String> system = Pipelines.system(file.path());
            if (system.isPresent() && file.text() != null) {
                try {
                    for (Pipeline read : Pipelines.read(system.get(), file.path(), file.text(), this)) {
                        pipelines.add(follower.follow(read));
                    }
                } catch (Unreadable e) {
                    note(file.path(), e);
                }
            }
        }
        readInlineBuilds(follower);
    }

    private void readInlineBuilds(Follower follower) {
        if (files.stream().noneMatch(file -> file.text() != null && InlineBuilds.asked(file.text()))) {
            return;
        }
        Set<String> named = new HashSet<>();
        for (Resource resource : infrastructure().resources()) {
            if (InlineBuilds.TYPES.contains(resource.type())) {
                watch.demand();
                try {
                    for (Pipeline read : InlineBuilds.read(resource.path(), resource.properties(), this, named)) {
                        pipelines.add(follower.follow(read));
                    }
                } catch (Unreadable e) {
                    note(resource.path(), new Unreadable(String.valueOf(e.getMessage()), resource.line()));
                }
            }
        }
    }

    private void note(String path, Unreadable trouble) {
        note(UNREADABLE, path, trouble.line(), String.valueOf(trouble.getMessage()));
    }

    private void noteContradictions() {
        List<Manifest> own = manifests.stream()
                .filter(manifest -> role(manifest.path()) == FileRole.PRODUCT)
                .toList();
        List<String> product = files.stream()
                .filter(file -> file.role() == FileRole.PRODUCT && file.text() != null)
                .map(ScannedFile::path)
                .toList();
        for (Contradiction one : Contradictions.of(new DeclaredTree(own, paths, product, this::text))) {
            note(CONTRADICTION, one.path(), one.line(), one.said());
        }
    }

    private void note(String fact, String path, int line, String said) {
        notes.add(new Finding(fact, path, line, fact, 5, Excerpts.of(said), ""));
    }
}
