package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.tree.FileRole;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which PHP files PHPStan or Psalm check, and how closely. */
final class PhpCheckers {

    /** From this level PHPStan compares the types of what is returned and assigned. */
    private static final int PHPSTAN_TYPES = 3;

    /** Up to this level, which counts downwards, Psalm does the same. */
    private static final int PSALM_TYPES = 6;

    private static final int PSALM_DEFAULT = 2;
    private static final int INCLUDES = 20;
    private static final int LINES = 500_000;
    private static final Pattern PHPSTAN = Pattern.compile("(?:.*/)?phpstan(?:\\.dist)?\\.neon(?:\\.dist)?");
    private static final Pattern PSALM = Pattern.compile("(?:.*/)?psalm\\.xml(?:\\.dist)?");
    private static final Pattern LEVEL = Pattern.compile("\\s*+level\\s*+:\\s*+[\"']?+(\\d++|max)\\b.*");
    private static final Pattern SECTION = Pattern.compile("\\s*+(\\w++)\\s*+:\\s*+");
    private static final Pattern ITEM = Pattern.compile("\\s*+-\\s*+[\"']?+([^\"'#]++)[\"']?+.*");

    private final Tree tree;
    private final List<Config> configs = new ArrayList<>();

    /** One configuration: where it is, what it looks at, whether it compares types. */
    private record Config(String path, Set<String> folders, boolean types) {}

    /** Lines read so far: many files may include the same long ones. */
    private int lines;

    PhpCheckers(Tree tree) {
        this.tree = tree;
        for (ScannedFile file : tree.files()) {
            String text = file.text();
            if (file.role() == FileRole.PRODUCT && text != null) {
                if (PHPSTAN.matcher(file.path()).matches()) {
                    configs.add(phpstan(file.path(), text));
                } else if (PSALM.matcher(file.path()).matches()) {
                    configs.add(psalm(file.path(), text));
                }
            }
        }
    }

    List<Sighting> configured(String rule) {
        return configs.stream()
                .map(config -> new Sighting(rule, config.path(), 0, "type checker configured", 1))
                .toList();
    }

    boolean checks(String path) {
        for (Config config : configs) {
            if (config.types() && (config.folders().contains(path) || TypeChecking.within(config.folders(), path))) {
                return true;
            }
        }
        return false;
    }

    private Config phpstan(String path, String text) {
        Set<String> folders = new HashSet<>();
        int level = level(path, text, new HashSet<>(Set.of(path)), folders);
        return new Config(path, folders.isEmpty() ? Set.of(folder(path)) : folders, level >= PHPSTAN_TYPES);
    }

    /** The level, which an included file may set; NEON is read line by line, as it is indented like YAML but is none. */
    private int level(String path, String text, Set<String> seen, Set<String> folders) {
        int level = -1;
        String section = "";
        for (String line : text.split("\n", -1)) {
            if (++lines > LINES) {
                break;
            }
            Matcher own = LEVEL.matcher(line);
            Matcher heading = SECTION.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (own.matches()) {
                level = own.group(1).equals("max") ? Integer.MAX_VALUE : Integer.parseInt(shortened(own.group(1)));
            } else if (heading.matches()) {
                section = heading.group(1);
            } else if (item.matches()) {
                String target =
                        Sources.join(folder(path), item.group(1).strip().replace("%currentWorkingDirectory%", ""));
                if (section.equals("paths")) {
                    folders.add(target);
                } else if (section.equals("includes") && level < 0 && seen.size() < INCLUDES && seen.add(target)) {
                    level = tree.text(target)
                            .map(other -> level(target, other, seen, folders))
                            .orElse(-1);
                }
            }
        }
        return level;
    }

    private static String shortened(String digits) {
        return digits.length() > 3 ? digits.substring(0, 3) : digits;
    }

    private static Config psalm(String path, String text) {
        Set<String> folders = new HashSet<>();
        int level = PSALM_DEFAULT;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            boolean ignored = false;
            while (reader.hasNext()) {
                int event = reader.next();
                boolean start = event == XMLStreamConstants.START_ELEMENT;
                if (!start && event != XMLStreamConstants.END_ELEMENT) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "psalm" -> level = start ? errorLevel(reader) : level;
                    case "ignoreFiles", "issueHandlers", "plugins", "extraFiles" -> ignored = start;
                    case "directory" -> {
                        String name = start ? reader.getAttributeValue(null, "name") : null;
                        if (name != null && !ignored) {
                            folders.add(Sources.join(folder(path), name));
                        }
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            // a file that the checker cannot read either makes it check nothing
            return new Config(path, Set.of(), false);
        }
        return new Config(path, folders, level <= PSALM_TYPES);
    }

    private static int errorLevel(XMLStreamReader reader) {
        String level = reader.getAttributeValue(null, "errorLevel");
        return level != null && level.matches("[1-8]") ? Integer.parseInt(level) : PSALM_DEFAULT;
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
