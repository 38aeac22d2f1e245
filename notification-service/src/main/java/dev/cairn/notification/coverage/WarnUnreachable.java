package dev.cairn.notification.coverage;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.coverage.domain.Unreachable;
import dev.cairn.notification.letter.Letter;
import dev.cairn.notification.letter.Letters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells people who are on call soon and cannot be reached, and those who look after the organisation, once per person and week.
 * In the Hibernate transaction that the caller is in.
 */
@ApplicationScoped
class WarnUnreachable {

    static final String TYPE = "oncall.unreachable";

    private static final String WHO = """
            select o.slug, array(select m.subject from known_member m
                where m.organisation_id = o.organisation_id and m.role in ('admin', 'owner') order by m.subject)
            from known_organisation o where o.organisation_id = $1 and not o.deleted""";

    private final Letters letters;
    private final String portal;

    WarnUnreachable(Letters letters, @ConfigProperty(name = "cairn.public-url") String portal) {
        this.letters = letters;
        this.portal = portal;
    }

    Uni<Void> warn(UUID organisation, Instant at, MeasureCoverage.All all) {
        if (all.unreachable().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return SessionSql.first(WHO, organisation).chain(row -> {
            Uni<Void> steps = Uni.createFrom().voidItem();
            if (row != null) {
                String slug = (String) Objects.requireNonNull(row[0]);
                List<String> admins = List.of((String[]) Objects.requireNonNull(row[1]));
                for (Unreachable one : all.unreachable()) {
                    steps = steps.chain(() -> warn(organisation, slug, admins, letter(slug, one, at), one));
                }
            }
            return steps;
        });
    }

    private Uni<Void> warn(UUID organisation, String slug, List<String> admins, Letter letter, Unreachable one) {
        var others = new ArrayList<>(admins);
        others.remove(one.person());
        others.add(one.person());
        return letters.toPeople(organisation, others, letter).replaceWithVoid();
    }

    private Letter letter(String slug, Unreachable one, Instant at) {
        var date = at.atOffset(ZoneOffset.UTC);
        String week =
                "%d-W%02d".formatted(date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        Instant from = one.from().truncatedTo(ChronoUnit.SECONDS);
        return new Letter(
                "unreachable:" + UUID.nameUUIDFromBytes(one.person().getBytes(StandardCharsets.UTF_8)) + ":" + week,
                "Cairn: %s is on call and cannot be reached".formatted(one.name()),
                """
                %s is on call from %s (%s) and has no verified contact method. An alert at that time wakes nobody.

                Add one under "My contact methods", and prove it by the code that is sent to it.""".formatted(one.name(), from, String.join(", ", one.where())),
                portal + "/o/" + slug + "/me/contacts",
                null,
                TYPE,
                Map.of("organisation", slug, "person", one.person(), "from", from.toString(), "where", one.where()));
    }
}
