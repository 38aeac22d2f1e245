package dev.cairn.assessment.scan.schema.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes of one program that are tables, with what they inherit. */
public final class Models {

    private static final int DEPTH = 16;

    /** A program that names so many of its tables names all of them. */
    private static final int NAMES_ALL = 3;

    private final Map<String, ModelClass> byName = new HashMap<>();
    private final Set<String> embedded = new HashSet<>();
    private final Set<String> migrated = new HashSet<>();

    /** Classes of these sources. */
    public Models(List<SchemaSource> sources) {
        for (SchemaSource source : sources) {
            for (ModelClass model : source.models()) {
                if (model.role() == ModelClass.Role.MIGRATED) {
                    migrated.add(model.name());
                    continue;
                }
                byName.putIfAbsent(model.name(), model);
                embedded.addAll(model.bases());
            }
        }
    }

    /** Adds the tables of the classes of one source. */
    public void addTo(Schema schema, SchemaSource source) {
        for (ModelClass model : source.models()) {
            boolean named = model.role() == ModelClass.Role.MIGRATED;
            if (!named && isTable(model, DEPTH) && owner(model) == null) {
                schema.apply(new SchemaChange.CreateTable(whole(model, source)), source.path());
            }
        }
    }

    /** Adds what classes of one source have to the tables of others in which they live; those are there by then. */
    public void addHeirsTo(Schema schema, SchemaSource source) {
        for (ModelClass model : source.models()) {
            ModelClass owner = isTable(model, DEPTH) ? owner(model) : null;
            for (int i = 0; owner != null && owner(owner) != null && i < DEPTH; i++) {
                owner = owner(owner);
            }
            if (owner != null) {
                String table = owner.shape().name();
                TableShape part = model.shape();
                part.columns().forEach(c -> schema.apply(new SchemaChange.AddColumn(table, c), source.path()));
                part.foreignKeys().forEach(f -> schema.apply(new SchemaChange.AddForeignKey(table, f), source.path()));
                part.indexes().forEach(x -> schema.apply(new SchemaChange.AddIndex(table, x), source.path()));
            }
        }
    }

    private boolean isTable(ModelClass model, int depth) {
        if (model.role() == ModelClass.Role.TABLE || model.role() == ModelClass.Role.HEIR) {
            return true;
        }
        boolean namesAll = migrated.size() >= NAMES_ALL;
        if (namesAll || migrated.contains(model.name())) {
            return migrated.contains(model.name());
        }
        if (model.role() == ModelClass.Role.EMBEDDABLE) {
            return !embedded.contains(model.name());
        }
        return model.role() == ModelClass.Role.BY_BASE
                && depth > 0
                && model.bases().stream()
                        .map(byName::get)
                        .anyMatch(base -> base != null
                                && base != model
                                && (base.role() == ModelClass.Role.MIXIN
                                        || base.role() == ModelClass.Role.EMBEDDABLE
                                        || isTable(base, depth - 1)));
    }

    /** The class in whose table an heir lives, or null when it has a table of its own. */
    private @Nullable ModelClass owner(ModelClass model) {
        if (model.role() == ModelClass.Role.TABLE) {
            return null;
        }
        Set<String> seen = new HashSet<>(Set.of(model.name()));
        List<String> bases = model.bases();
        for (int i = 0; i < DEPTH && !bases.isEmpty(); i++) {
            List<String> next = List.of();
            for (String name : bases) {
                ModelClass base = byName.get(name);
                if (base == null || !seen.add(name)) {
                    continue;
                }
                if (isTable(base, DEPTH)) {
                    return base.heirsShare() ? base : null;
                }
                next = base.bases();
            }
            bases = next;
        }
        return null;
    }

    private TableShape whole(ModelClass model, SchemaSource source) {
        TableShape own = model.shape();
        var whole = new TableShape(own.name(), own.line());
        inherit(whole, model, new HashSet<>(), DEPTH);
        if (whole.key().isEmpty() && source.family().keyed()) {
            whole.key().add("id");
        }
        return whole;
    }

    private void inherit(TableShape whole, ModelClass model, Set<String> seen, int depth) {
        if (!seen.add(model.name()) || depth == 0) {
            return;
        }
        for (String name : model.bases()) {
            ModelClass base = byName.get(name);
            if (base != null && !isTable(base, DEPTH)) {
                inherit(whole, base, seen, depth - 1);
            }
        }
        TableShape part = model.shape();
        whole.columns().addAll(part.columns());
        whole.key().addAll(part.key());
        whole.foreignKeys().addAll(part.foreignKeys());
        whole.indexes().addAll(part.indexes());
    }
}
