package dev.cairn.notification.digest;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.digest.Digests.Kept;
import dev.cairn.notification.digest.domain.Every;
import dev.cairn.notification.digest.domain.Summary;
import dev.cairn.notification.letter.Letter;
import dev.cairn.notification.letter.Letters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes a digest and says when the next one is due, in one transaction. */
@ApplicationScoped
class TellDigest {

    static final String TYPE = "digest.sent";

    /** After an outage of whatever length, or a long time off, nobody wants to read more than this. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private static final String NAME = """
            select o.slug, o.name from known_organisation o join known_member m using (organisation_id)
            where o.organisation_id = $1 and m.subject = $2 and not o.deleted""";

    /** A digest, before it is sent. */
    record Draft(Summary summary, Letter letter) {}

    private final Digests digests;
    private final Summarise summarise;
    private final Letters letters;
    private final Tenancy tenancy;
    private final String publicUrl;

    TellDigest(
            Digests digests,
            Summarise summarise,
            Letters letters,
            Tenancy tenancy,
            @ConfigProperty(name = "cairn.public-url") String publicUrl) {
        this.digests = digests;
        this.summarise = summarise;
        this.letters = letters;
        this.tenancy = tenancy;
        this.publicUrl = publicUrl;
    }

    /** Queues what is due, once; who has nothing to be told is told nothing. */
    Uni<Void> tell(UUID organisation, String person) {
        return tenancy.write(
                organisation,
                () -> digests.due(organisation, person)
                        .chain(kept -> kept == null ? Uni.createFrom().voidItem() : tell(organisation, person, kept)));
    }

    private Uni<Void> tell(UUID organisation, String person, Kept kept) {
        return draft(organisation, person, kept)
                .chain(draft -> draft == null || draft.summary().isEmpty()
                        ? Uni.createFrom().item(0)
                        : letters.toPeople(organisation, List.of(person), draft.letter()))
                .chain(() -> digests.told(
                        organisation, person, kept.now(), kept.rhythm().after(kept.now())));
    }

    /** One that fails must not be the first of all for ever. */
    Uni<Void> putOff(UUID organisation, String person) {
        return tenancy.write(organisation, () -> digests.putOff(organisation, person));
    }

    /** What would be sent now, in the Hibernate transaction that the caller is in; null for who is no member. */
    Uni<@Nullable Draft> draft(UUID organisation, String person, Kept kept) {
        return SessionSql.first(NAME, organisation, person)
                .chain(name -> name == null
                        ? Uni.createFrom().nullItem()
                        : summarise
                                .of(organisation, person, from(kept), kept.now())
                                .map(summary -> new Draft(
                                        summary,
                                        letter(
                                                summary,
                                                String.valueOf(name[0]),
                                                String.valueOf(name[1]),
                                                once(kept),
                                                kept.rhythm().zone()))));
    }

    private static Instant from(Kept kept) {
        Instant toldTo = kept.toldTo();
        Duration period = Duration.ofDays(kept.rhythm().every() == Every.WEEKLY ? 7 : 1);
        Instant from = toldTo == null ? kept.now().minus(period) : toldTo;
        Instant earliest = kept.now().minus(LONGEST);
        return from.isBefore(earliest) ? earliest : from;
    }

    private static String once(Kept kept) {
        return "digest:" + Objects.requireNonNullElse(kept.dueAt(), kept.now());
    }

    private Letter letter(Summary summary, String slug, String organisation, String once, ZoneId zone) {
        return new Letter(
                once,
                summary.subject(organisation),
                summary.text(zone),
                publicUrl + "/o/" + slug + "/alerts",
                null,
                TYPE,
                Map.of("organisation", slug, "summary", summary));
    }
}
