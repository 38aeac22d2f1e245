package dev.cairn.notification.person;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.channel.Destination;
import dev.cairn.notification.person.domain.Rule;
import dev.cairn.notification.person.domain.Rules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How people can be reached, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class Reach {

    private static final String NAMES =
            "select subject, name from known_member where organisation_id = $1 and subject = any($2)";

    private static final String REACHABLE =
            "select distinct person from contact_method where organisation_id = $1 and verified_at is not null";

    private static final String LETTER_BOXES = """
            select c.id, c.person, c.kind from contact_method c
            join known_member m on m.organisation_id = c.organisation_id and m.subject = c.person
            where c.organisation_id = $1 and c.person = any($2) and c.verified_at is not null and c.letters
            order by c.id""";

    /**
     * One message that a person's rules ask for.
     *
     * @param hint what may be shown of the address
     */
    public record Planned(UUID method, ContactKind kind, String hint, int delayMinutes) {}

    /**
     * A member, as far as being paged goes.
     *
     * @param high for what wakes people; empty for who cannot be reached
     * @param timeZone where their night is, as they say; null for where a schedule says that they live
     * @param rulesVersion 0 for who never made any
     * @param usual the urgencies for which these rules name nothing that can be used
     * @param unverified how many methods cannot be used, since no code was given back
     */
    public record Reachable(
            String name,
            List<Planned> high,
            List<Planned> low,
            @Nullable String timeZone,
            long rulesVersion,
            Set<Urgency> usual,
            int unverified) {

        /** What the person's rules ask for, in its order. */
        public List<Planned> plan(Urgency urgency) {
            return urgency == Urgency.HIGH ? high : low;
        }
    }

    private final ContactMethods methods;
    private final RuleBook book;
    private final Addresses addresses;

    Reach(ContactMethods methods, RuleBook book, Addresses addresses) {
        this.methods = methods;
        this.book = book;
        this.addresses = addresses;
    }

    /** By subject; who is no member is missing. */
    public Uni<Map<String, Reachable>> of(UUID organisation, Collection<String> people) {
        return SessionSql.rows(NAMES, organisation, people.toArray(String[]::new))
                .chain(names -> book.of(organisation, people)
                        .chain(rules -> methods.of(organisation, people).map(all -> {
                            Map<String, List<ContactMethod>> byPerson =
                                    all.stream().collect(Collectors.groupingBy(ContactMethod::person));
                            Map<String, Reachable> found = new TreeMap<>();
                            names.forEach(row -> {
                                String person = (String) Objects.requireNonNull(row[0]);
                                found.put(
                                        person,
                                        reachable(
                                                (String) Objects.requireNonNull(row[1]),
                                                rules.getOrDefault(person, RuleBook.Kept.NEVER),
                                                byPerson.getOrDefault(person, List.of())));
                            });
                            return found;
                        })));
    }

    /** The subjects of all who can be reached: whoever has a verified method is, whatever their rules say. */
    public Uni<Set<String>> reachable(UUID organisation) {
        return SessionSql.rows(REACHABLE, organisation).map(rows -> {
            var subjects = new TreeSet<String>();
            rows.forEach(row -> subjects.add((String) Objects.requireNonNull(row[0])));
            return subjects;
        });
    }

    private static Reachable reachable(String name, RuleBook.Kept kept, List<ContactMethod> all) {
        Rules rules = kept.rules();
        var verified = all.stream().filter(ContactMethod::isVerified).toList();
        var ids = verified.stream().map(ContactMethod::id).toList();
        return new Reachable(
                name,
                planned(rules, Urgency.HIGH, verified),
                planned(rules, Urgency.LOW, verified),
                kept.timeZone(),
                kept.version(),
                Arrays.stream(Urgency.values())
                        .filter(urgency -> rules.isUsual(urgency, ids))
                        .collect(Collectors.toSet()),
                all.size() - verified.size());
    }

    private static List<Planned> planned(Rules rules, Urgency urgency, List<ContactMethod> verified) {
        List<Rule> plan =
                rules.plan(urgency, verified.stream().map(ContactMethod::id).toList());
        Map<UUID, ContactMethod> byId =
                verified.stream().collect(Collectors.toMap(ContactMethod::id, method -> method));
        return plan.stream()
                .map(rule -> {
                    var method = Objects.requireNonNull(byId.get(rule.contactMethod()));
                    return new Planned(method.id(), method.kind(), method.hint(), rule.delayMinutes());
                })
                .toList();
    }

    /**
     * Where messages by a method go.
     *
     * @param to null when they go nowhere
     * @param unreadable whether that is since its address cannot be opened; else the method is gone
     */
    public record Way(@Nullable Destination to, boolean unreadable) {}

    /** Where messages by this method go. */
    public Uni<Way> way(UUID method) {
        return methods.find(method)
                .map(found -> found == null || !found.isVerified() ? new Way(null, false) : opened(found));
    }

    /** Where letters by this method go: nowhere when its owner takes none by it. */
    public Uni<Way> letterWay(UUID method) {
        return methods.find(method)
                .map(found -> found == null || !found.isVerified() || !found.letters()
                        ? new Way(null, false)
                        : opened(found));
    }

    private Way opened(ContactMethod method) {
        try {
            return new Way(addresses.open(method), false);
        } catch (Addresses.Unreadable e) {
            return new Way(null, true);
        }
    }

    /**
     * Where a letter goes.
     *
     * @param id of a contact method, or of somebody outside
     * @param person null for somebody outside
     * @param kind null when it is known only when the letter is sent
     */
    public record LetterBox(
            UUID id, @Nullable String person, @Nullable ContactKind kind) {}

    /** The verified contact methods by which these people take letters; who is no member has none. */
    public Uni<List<LetterBox>> letterBoxes(UUID organisation, Collection<String> people) {
        return SessionSql.rows(LETTER_BOXES, organisation, people.toArray(String[]::new))
                .map(rows -> rows.stream()
                        .map(row -> new LetterBox(
                                (UUID) Objects.requireNonNull(row[0]),
                                String.valueOf(row[1]),
                                ContactKind.ofWord(String.valueOf(row[2])).orElseThrow()))
                        .toList());
    }
}
