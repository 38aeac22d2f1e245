package dev.cairn.assessment.scan.ci;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a workflow, a job and a step set as environment, put into the commands that read it.
 *
 * <p>Only values that are known from the file: what an expression computes stays a name, but for the matrix, which is
 * put in afterwards.
 */
final class JobVariables {

    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)}|([A-Za-z_]\\w*))");
    private static final Pattern COMPUTED = Pattern.compile("\\$\\{\\{(?!\\s*matrix\\.)|\n");

    /** Longer values are data, not what a command is made of. */
    private static final int LONGEST = 200;

    private static final int MOST = 100;

    /** Of steps that know no environment. */
    static final JobVariables NONE = new JobVariables(Map.of());

    private final Map<String, String> values;

    private JobVariables(Map<String, String> values) {
        this.values = values;
    }

    /** These and those that a section adds or sets anew. */
    JobVariables and(DataNode environment) {
        if (environment.entries().isEmpty()) {
            return this;
        }
        Map<String, String> all = new HashMap<>(values);
        environment.entries().forEach((name, value) -> {
            all.remove(name);
            boolean known = value.isScalar()
                    && value.text().length() <= LONGEST
                    && !COMPUTED.matcher(value.text()).find();
            if (known && all.size() < MOST) {
                all.put(name, value.text());
            }
        });
        return new JobVariables(all);
    }

    /** A script with what is known put in its place. */
    String in(String script) {
        if (values.isEmpty() || script.indexOf('$') < 0) {
            return script;
        }
        return REFERENCE.matcher(script).replaceAll(found -> {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            return Matcher.quoteReplacement(values.getOrDefault(name, found.group()));
        });
    }
}
