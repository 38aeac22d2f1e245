package dev.cairn.notification.incident;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.letter.Letter;
import dev.cairn.notification.letter.Letters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells people of incidents by letter, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class IncidentLetters {

    /** Who left is told nothing, whatever still names them. */
    private static final String MEMBERS = "select m.subject, o.slug from known_member m join known_organisation o"
            + " on o.organisation_id = m.organisation_id where m.organisation_id = $1 and m.subject = any($2::text[])";

    private static final String WATCHERS =
            "select person from incident_watch where organisation_id = $1 and incident_id = $2";
    private static final String OWNERS =
            "select subject from known_member where organisation_id = $1 and role = 'owner'";

    private static final int LONGEST_SUBJECT = 200;

    private final Letters letters;
    private final String publicUrl;

    IncidentLetters(Letters letters, @ConfigProperty(name = "cairn.public-url") String publicUrl) {
        this.letters = letters;
        this.publicUrl = publicUrl;
    }

    /**
     * Tells those who have a role and those who watch, but not who did it.
     *
     * @param once what makes it another letter than all others about the incident
     * @param subject what happened, as few words; the incident's title is put behind it
     */
    Uni<Void> tellAll(IncidentRow row, @Nullable Actor by, String once, String subject, String text) {
        return SessionSql.rows(WATCHERS, row.organisationId, row.id).chain(watchers -> {
            var people = new TreeSet<>(row.people());
            watchers.forEach(one -> people.add((String) Objects.requireNonNull(one[0])));
            return tell(row, by, people, once, subject, text);
        });
    }

    /** Tells who leads, and the owners of the organisation. */
    Uni<Void> tellLeadAndOwners(IncidentRow row, String once, String subject, String text) {
        return SessionSql.rows(OWNERS, row.organisationId).chain(owners -> {
            var people = new TreeSet<String>();
            owners.forEach(one -> people.add((String) Objects.requireNonNull(one[0])));
            if (row.lead != null) {
                people.add(row.lead);
            }
            return tell(row, null, people, once, subject, text);
        });
    }

    /** Tells some people, but not who did it. */
    Uni<Void> tell(
            IncidentRow row, @Nullable Actor by, Collection<String> people, String once, String subject, String text) {
        var told = new TreeSet<>(people);
        if (by != null && by.id() != null) {
            told.remove(by.id());
        }
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return SessionSql.rows(MEMBERS, row.organisationId, told.toArray(String[]::new))
                .chain(members -> members.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : letters.toPeople(
                                        row.organisationId,
                                        members.stream()
                                                .map(one -> (String) Objects.requireNonNull(one[0]))
                                                .toList(),
                                        letter(row, (String) members.get(0)[1], once, subject, text))
                                .replaceWithVoid());
    }

    private Letter letter(IncidentRow row, @Nullable String slug, String once, String subject, String text) {
        String line = subject + ": " + row.title;
        return new Letter(
                "incident:" + row.id + ":" + once,
                line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT) : line,
                text,
                publicUrl + "/o/" + slug + "/incidents/" + row.id,
                null,
                "incident.updated",
                data(row, text));
    }

    private static Map<String, Object> data(IncidentRow row, String text) {
        UUID id = row.id;
        var data = new LinkedHashMap<String, Object>();
        data.put("id", id);
        data.put("title", row.title);
        data.put("severity", row.severity);
        data.put("state", row.state);
        data.put("text", text);
        return data;
    }
}
