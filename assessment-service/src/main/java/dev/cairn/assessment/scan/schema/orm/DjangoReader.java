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
 * Reads Django's models. Tables that Django makes by itself to join two others are not counted.
 *
 * <p>It gives every table a key and indexes every foreign key, unless told not to.
 */
public final class DjangoReader {

    private static final Pattern FIELD =
            Pattern.compile("^(?:\\w+\\.)*(\\w*(?:Field|ForeignKey|ParentalKey|TreeForeignKey))\\(");
    private static final Pattern TARGET = Pattern.compile("^[\\w.]*\\(\\s*(?:to\\s*=\\s*)?['\"]?([\\w.]+)");

    private DjangoReader() {}

    /** Reads a file with models. */
    public static SchemaSource read(String path, String source) {
        var code = new Code(source, Lexis.PYTHON);
        var classes = new PythonClasses(code);
        List<ModelClass> models = new ArrayList<>();
        for (PythonClasses.PythonClass one : classes.all()) {
            model(path, one, classes.assigned(one), models);
        }
        return new SchemaSource(path, Family.DJANGO, List.of(), models, List.of(), null);
    }

    private static void model(
            String path, PythonClasses.PythonClass one, List<PythonClasses.Assigned> body, List<ModelClass> models) {
        boolean isAbstract = false;
        boolean elsewhere = false;
        String table = application(path) + "_" + one.name().toLowerCase(Locale.ROOT);
        var shape = new TableShape(table, one.line());
        boolean fields = false;
        for (PythonClasses.Assigned assigned : body) {
            if (assigned.inMeta()) {
                isAbstract |=
                        assigned.name().equals("abstract") && assigned.value().startsWith("True");
                elsewhere |=
                        (assigned.name().equals("proxy") && assigned.value().startsWith("True"))
                                || (assigned.name().equals("managed")
                                        && assigned.value().startsWith("False"));
                if (assigned.name().equals("unique_together") || assigned.name().equals("index_together")) {
                    shape.indexes().add(new Index("", Code.quoted(assigned.value()), true));
                }
            } else {
                fields |= field(shape, assigned);
            }
        }
        boolean root = one.arguments().contains("models.Model") || one.bases().contains("Model");
        if (elsewhere || !root && one.bases().isEmpty()) {
            return;
        }
        boolean form = one.bases().stream()
                .anyMatch(b -> b.contains("Form")
                        || b.contains("Serializer")
                        || b.contains("Filter")
                        || b.endsWith("Migration"));
        if (form) {
            return;
        }
        ModelClass.Role role = isAbstract
                ? ModelClass.Role.MIXIN
                : root || fields && likely(one) ? ModelClass.Role.TABLE : ModelClass.Role.BY_BASE;
        models.add(new ModelClass(one.name(), one.bases(), role, false, shape));
    }

    /** A class with fields whose base comes from a library of Django's, as far as its name tells. */
    private static boolean likely(PythonClasses.PythonClass one) {
        return one.bases().stream()
                .anyMatch(b ->
                        b.endsWith("Model") || b.startsWith("Abstract") || b.equals("Page") || b.endsWith("Mixin"));
    }

    private static boolean field(TableShape shape, PythonClasses.Assigned assigned) {
        Matcher field = FIELD.matcher(assigned.value());
        if (!field.find()) {
            return false;
        }
        String type = field.group(1);
        if (type.equals("Field")) {
            return false;
        }
        if (type.equals("ManyToManyField") || type.startsWith("Generic") || type.endsWith("ManyField")) {
            return true;
        }
        String value = assigned.value().replace(" ", "");
        String name = assigned.name();
        boolean reference = type.endsWith("Key") && !type.startsWith("Generic") || type.equals("OneToOneField");
        shape.columns().add(new Column(reference ? name + "_id" : name, assigned.line()));
        if (value.contains("primary_key=True")) {
            shape.key().add(name);
        }
        if (reference && !value.contains("db_constraint=False")) {
            Matcher target = TARGET.matcher(assigned.value());
            shape.foreignKeys()
                    .add(new ForeignKey("", List.of(name), target.find() ? target.group(1) : "", assigned.line()));
        }
        boolean indexed = reference && !value.contains("db_index=False");
        if (indexed
                || value.contains("unique=True")
                || value.contains("db_index=True")
                || type.equals("OneToOneField")) {
            shape.indexes().add(new Index("", List.of(name), true));
        }
        return true;
    }

    /** The folder of the application: the one that holds {@code models.py} or the package {@code models}. */
    private static String application(String path) {
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        int models = (folder + "/").indexOf("/models/");
        String owner = models >= 0 ? folder.substring(0, models) : folder;
        return owner.substring(owner.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
