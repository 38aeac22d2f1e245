package dev.cairn.assessment.source;

import dev.cairn.assessment.source.domain.Push;
import dev.cairn.kit.directory.Directory;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hears of a push: if it is proved, new, and of the followed branch, the repository is asked at once. */
@ApplicationScoped
class HearPush {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern DELIVERY = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final String ORGANISATION =
            "select organisation_id from known_organisation where slug = $1 and not deleted limit 1";

    private final Sources sources;
    private final SourceSecrets secrets;
    private final Checks checks;
    private final Directory directory;
    private final Tenancy tenancy;
    private final SystemSql system;
    private final Clock clock;

    HearPush(
            Sources sources,
            SourceSecrets secrets,
            Checks checks,
            Directory directory,
            Tenancy tenancy,
            SystemSql system,
            Clock clock) {
        this.sources = sources;
        this.secrets = secrets;
        this.checks = checks;
        this.directory = directory;
        this.tenancy = tenancy;
        this.system = system;
        this.clock = clock;
    }

    /**
     * What came.
     *
     * @param signature GitHub's proof
     * @param token GitLab's proof
     * @param id the delivery's; null when it has none, and then its body tells it from others
     */
    record Delivery(
            String org,
            String project,
            @Nullable String signature,
            @Nullable String token,
            @Nullable String id,
            byte[] body) {}

    /** @param push reads the body, once it is proved; null when it is no push */
    Uni<PushAnswer> hear(Delivery delivery, Supplier<@Nullable Push> push) {
        return project(delivery)
                .onItem()
                .ifNull()
                .failWith(HearPush::unproved)
                .chain(project -> tenancy.write(project.organisationId(), () -> hear(project, delivery, push)));
    }

    private Uni<@Nullable KnownProject> project(Delivery delivery) {
        if (!SLUG.matcher(delivery.org()).matches()
                || !SLUG.matcher(delivery.project()).matches()) {
            return Uni.createFrom().nullItem();
        }
        return system.query(ORGANISATION, Tuple.of(delivery.org()))
                .map(rows ->
                        rows.rowCount() == 0 ? null : rows.iterator().next().getUUID(0))
                .chain(org -> org == null ? Uni.createFrom().nullItem() : project(org, delivery.project()));
    }

    private Uni<@Nullable KnownProject> project(UUID organisation, String slug) {
        return directory.project(organisation, slug);
    }

    private Uni<PushAnswer> hear(KnownProject project, Delivery delivery, Supplier<@Nullable Push> body) {
        return sources.find(project.id()).chain(source -> {
            if (source == null || !proved(source, delivery)) {
                throw unproved();
            }
            Push push = body.get();
            if (push == null) {
                return ignored("It is no push event.");
            }
            if (!push.concerns(source.branch())) {
                return ignored("It is not about the followed branch.");
            }
            return act(project, source, delivery);
        });
    }

    private Uni<PushAnswer> act(KnownProject project, Source source, Delivery delivery) {
        Instant now = clock.instant();
        return sources.hear(source, id(delivery), now, now.minus(REMEMBERED))
                .chain(news -> news
                        ? checks.now(project).replaceWith(PushAnswer.QUEUED)
                        : ignored("The delivery was heard before."));
    }

    private boolean proved(Source source, Delivery delivery) {
        Sealed sealed = source.webhook();
        if (sealed == null) {
            return false;
        }
        var proof = new PushProof(secrets.webhookSecret(source.project(), sealed));
        return delivery.signature() != null
                ? proof.signs(delivery.signature(), delivery.body())
                : proof.is(delivery.token());
    }

    private static String id(Delivery delivery) {
        String id = delivery.id();
        return id != null && DELIVERY.matcher(id).matches() ? id : digest(delivery.body());
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Uni<PushAnswer> ignored(String reason) {
        return Uni.createFrom().item(PushAnswer.ignored(reason));
    }

    private static Problem unproved() {
        return new Problem(CommonProblem.UNAUTHENTICATED, "The signature or the token is not that of the webhook");
    }
}
