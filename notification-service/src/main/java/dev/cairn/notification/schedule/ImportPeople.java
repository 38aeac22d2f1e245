package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.schedule.imports.SourcePerson;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who the people of another system are here: as the caller says, or the one member whose subject or name is one of their names, or
 * whose subject is what stands before the @ of their address.
 *
 * @param subjects of members, by key; of nobody it is empty
 */
record ImportPeople(Map<String, SourcePerson> people, Map<String, String> subjects, Map<String, String> names) {

    private static final String NOBODY = "none";

    static ImportPeople of(
            Map<String, SourcePerson> people,
            @Nullable Map<String, @Nullable String> said,
            Map<String, String> members) {
        var subjects = new TreeMap<String, String>();
        for (SourcePerson person : people.values()) {
            String given = said == null ? null : said.get(person.key());
            String subject = given == null ? match(person, members) : given.equals(NOBODY) ? "" : given;
            if (subject != null) {
                subjects.put(person.key(), subject);
            }
        }
        return new ImportPeople(people, subjects, members);
    }

    private static @Nullable String match(SourcePerson person, Map<String, String> members) {
        var words = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        words.add(person.key());
        for (String name : person.names()) {
            words.add(name);
            int at = name.indexOf('@');
            if (at > 0) {
                words.add(name.substring(0, at));
            }
        }
        Set<String> found = new TreeSet<>();
        members.forEach((subject, name) -> {
            if (words.contains(subject) || words.contains(name.strip())) {
                found.add(subject);
            }
        });
        return found.size() == 1 ? found.iterator().next() : null;
    }

    /** The subject of somebody; null for nobody and for who is unknown. */
    @Nullable
    String subject(@Nullable String key) {
        String subject = key == null ? null : subjects.get(key);
        return subject == null || subject.isEmpty() ? null : subject;
    }

    /** The subject, or what tells an unknown person from all others; null for nobody. */
    @Nullable
    String mark(@Nullable String key) {
        if (key == null) {
            return null;
        }
        String subject = subjects.get(key);
        return subject == null ? "?" + key : subject.isEmpty() ? null : subject;
    }

    /** What to call who bears a mark. */
    String name(String mark) {
        return mark.startsWith("?") ? mark.substring(1) : names.getOrDefault(mark, mark);
    }

    /** Refuses what was said of people whom the source does not name, and subjects of nobody here. */
    void check(@Nullable Map<String, @Nullable String> said) {
        var problem = new Problem(CommonProblem.UNPROCESSABLE, "One or more values cannot be used");
        boolean wrong = false;
        for (Map.Entry<String, @Nullable String> one :
                (said == null ? Map.<String, @Nullable String>of() : said).entrySet()) {
            String subject = one.getValue();
            String pointer = "/people/" + escaped(one.getKey());
            if (!people.containsKey(one.getKey())) {
                problem.at(pointer, "is nobody in the source");
                wrong = true;
            } else if (subject == null || !subject.equals(NOBODY) && !names.containsKey(subject)) {
                problem.at(pointer, "must be the subject of a member, or none");
                wrong = true;
            }
        }
        if (wrong) {
            throw problem;
        }
    }

    /** Refuses to go on without knowing everybody. */
    void demandAll(Collection<SourcePerson> all) {
        var problem = new Problem(
                CommonProblem.UNPROCESSABLE, "Say of each of these people which member they are, in people");
        boolean missing = false;
        for (SourcePerson person : all) {
            if (!subjects.containsKey(person.key())) {
                problem.at(person.pointer(), "is nobody that is known here");
                missing = true;
            }
        }
        if (missing) {
            throw problem;
        }
    }

    private static String escaped(String word) {
        return word.replace("~", "~0").replace("/", "~1");
    }
}
