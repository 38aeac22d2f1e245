package dev.cairn.assessment.scan.schema.orm;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.schema.domain.Column;
import dev.cairn.assessment.scan.schema.domain.Family;
import dev.cairn.assessment.scan.schema.domain.ForeignKey;
import dev.cairn.assessment.scan.schema.domain.Index;
import dev.cairn.assessment.scan.schema.domain.ModelClass;
import dev.cairn.assessment.scan.schema.domain.SchemaSource;
import dev.cairn.assessment.scan.schema.domain.TableShape;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads structs of Go that GORM makes tables of: those with its tags or its base, and those it is told to migrate.
 *
 * <p>A field of another struct beside a field with its id is a foreign key; GORM indexes none by itself.
 */
public final class GormReader {

    private static final Pattern STRUCT = Pattern.compile("(?m)^type[ \\t]+(\\w+)[ \\t]+struct[ \\t]*\\{");
    private static final Pattern FIELD = Pattern.compile("^[ \\t]*(\\w+)[ \\t]+(\\[\\]|\\*)?((?:\\w+\\.)?\\w+)");
    private static final Pattern EMBEDDED = Pattern.compile("^[ \\t]*\\*?((?:\\w+\\.)?\\w+)[ \\t]*(?:`|$)");
    private static final Pattern TAG = Pattern.compile("gorm:\"([^\"]*)\"");
    private static final Pattern OPTION = Pattern.compile("(?i)foreignKey:(\\w+)");
    private static final Pattern GORM_TABLE = Pattern.compile("\\bgorm\\.Model\\b|gorm:\"");
    private static final Pattern MIGRATED = Pattern.compile("AutoMigrate\\(");
    private static final Pattern NAMED = Pattern.compile("(?:\\b(?:new\\()|&)(?:\\w+\\.)?(\\w+)");

    private final Code code;
    private final List<ModelClass> models = new ArrayList<>();

    private GormReader(Code code) {
        this.code = code;
    }

    /** Reads a file with structs. */
    public static SchemaSource read(String path, String source) {
        var reader = new GormReader(new Code(source, Lexis.C_LIKE));
        Matcher struct = STRUCT.matcher(reader.code.bare);
        while (struct.find()) {
            reader.struct(struct.group(1), struct.end() - 1);
        }
        reader.migrated();
        return new SchemaSource(path, Family.GORM, List.of(), reader.models, List.of(), null);
    }

    /** Structs that the program has tables made of. */
    private void migrated() {
        Matcher call = MIGRATED.matcher(code.bare);
        while (call.find()) {
            int open = call.end() - 1;
            Matcher named = NAMED.matcher(code.bare.substring(open, Math.min(code.length(), code.close(open))));
            while (named.find()) {
                String name = named.group(1);
                var shape = new TableShape(name, code.line(open));
                models.add(new ModelClass(name, List.of(), ModelClass.Role.MIGRATED, false, shape));
            }
        }
    }

    private void struct(String name, int open) {
        int close = Math.min(code.length(), code.close(open));
        String body = code.text.substring(open + 1, Math.max(open + 1, close));
        boolean tagged = GORM_TABLE.matcher(body).find();
        var shape = new TableShape(name, code.line(open));
        List<String> bases = new ArrayList<>();
        String[] lines = body.split("\n", -1);
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            Matcher field = FIELD.matcher(line);
            if (field.find()) {
                names.add(field.group(1));
            }
        }
        for (int i = 0; i < lines.length; i++) {
            line(shape, bases, names, lines[i], code.line(open) + i);
        }
        ModelClass.Role role = tagged ? ModelClass.Role.EMBEDDABLE : ModelClass.Role.BY_BASE;
        models.add(new ModelClass(name, bases, role, false, shape));
    }

    private static void line(TableShape shape, List<String> bases, List<String> names, String line, int number) {
        Matcher tagged = TAG.matcher(line);
        String tag = tagged.find() ? tagged.group(1) : "";
        Matcher embedded = EMBEDDED.matcher(line);
        if (embedded.find()) {
            String base = embedded.group(1);
            if (base.equals("gorm.Model")) {
                shape.key().add("ID");
            } else {
                bases.add(base.substring(base.lastIndexOf('.') + 1));
            }
            return;
        }
        Matcher field = FIELD.matcher(line);
        if (tag.equals("-")
                || !field.find()
                || !Character.isUpperCase(field.group(1).charAt(0))) {
            return;
        }
        String name = field.group(1);
        String type = field.group(3).substring(field.group(3).lastIndexOf('.') + 1);
        String options = tag.toLowerCase(Locale.ROOT);
        boolean several = "[]".equals(field.group(2)) && !type.equals("byte");
        Matcher named = OPTION.matcher(tag);
        String column = named.find() ? named.group(1) : name + "ID";
        boolean struct = Character.isUpperCase(type.charAt(0)) && !several;
        if (struct && names.contains(column) && !column.equals(name) && !options.contains("constraint:false")) {
            shape.foreignKeys().add(new ForeignKey("", List.of(column), type, number));
            return;
        }
        if (several) {
            return;
        }
        shape.columns().add(new Column(name, number));
        if (name.equals("ID") || options.contains("primarykey") || options.contains("primary_key")) {
            shape.key().add(name);
        }
        if (options.contains("index") || options.contains("unique")) {
            shape.indexes().add(new Index("", List.of(name), true));
        }
    }
}
