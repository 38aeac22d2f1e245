package dev.cairn.assessment.source;

import dev.cairn.assessment.common.Inputs;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.audit.Trail;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.outbound.GuardedHttpClient;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What members do about a project's repository: connect it, change how it is read, take the credential or all of it away. */
@ApplicationScoped
class SourceChanges {

    private final Sources sources;
    private final SourceSecrets secrets;
    private final Checks checks;
    private final Trail trail;
    private final GuardedHttpClient client;
    private final Clock clock;

    SourceChanges(
            Sources sources, SourceSecrets secrets, Checks checks, Trail trail, GuardedHttpClient client, Clock clock) {
        this.sources = sources;
        this.secrets = secrets;
        this.checks = checks;
        this.trail = trail;
        this.client = client;
        this.clock = clock;
    }

    /** Who changes which project's repository, and the version of it that they have read. */
    record Change(KnownProject project, @Nullable String ifMatch, Actor by) {}

    /** @param made whether it was connected by this, rather than changed */
    record Connected(Source source, boolean made) {}

    /** Refuses a URL that leads where it must not; a look-up, so before any transaction. */
    Uni<Void> demandUrl(NewSource body) {
        String url = body.url();
        new Inputs().at("/url", fault(url)).refuse();
        return client.check(url)
                .invoke(refused -> new Inputs().at("/url", refused.orElse(null)).refuse())
                .replaceWithVoid();
    }

    /** What the client does not look at, or not before the name is looked up. */
    private static @Nullable String fault(String url) {
        boolean secure = url.regionMatches(true, 0, "https://", 0, 8);
        if (!secure && !url.startsWith("http://localhost:")) {
            return "must start with https://";
        }
        if (url.indexOf('?') >= 0 || url.endsWith("/")) {
            return "must have no query, and no slash at its end";
        }
        return path(url).isEmpty() ? "must have a path" : null;
    }

    /** Connects, or changes what is connected, in the Hibernate transaction that the caller is in. */
    Uni<Connected> connect(Change change, NewSource body) {
        KnownProject project = change.project();
        return sources.hold(project.id()).chain(before -> {
            if (before == null) {
                return add(change, body).map(source -> new Connected(source, true));
            }
            ETags.demand(change.ifMatch(), before.version());
            return update(change, before, body).map(source -> new Connected(source, false));
        });
    }

    private Uni<Source> add(Change change, NewSource body) {
        if (change.ifMatch() != null) {
            throw changedMeanwhile();
        }
        KnownProject project = change.project();
        SetBy set = SetBy.of(change.by(), now());
        Source plain = new Source(
                project.id(),
                project.organisationId(),
                body.url(),
                body.branch(),
                body.everyHours(),
                set,
                null,
                null,
                false,
                Source.Checked.NEVER,
                1);
        Source source = credential(plain, body, set);
        return sources.add(plain)
                .invoke(added -> {
                    if (!added) {
                        throw changedMeanwhile();
                    }
                })
                .chain(() -> sources.keep(source))
                .chain(() -> checks.now(project))
                .chain(() -> told(change, "repository.connected", null, source));
    }

    private Uni<Source> update(Change change, Source before, NewSource body) {
        Source settled = before.settings(body.url(), body.branch(), body.everyHours());
        boolean kept = sameOrigin(before.url(), body.url());
        Source after = credential(kept ? settled : settled.credential(null), body, SetBy.of(change.by(), now()))
                .next();
        boolean readAnew = !before.reads(body.url(), body.branch()) || body.credential() != null;
        return sources.keep(after)
                .chain(() -> readAnew || after.wanted()
                        ? checks.now(change.project()).replaceWithVoid()
                        : rhythm(change.project(), before, after))
                .chain(() -> told(change, "repository.changed", before, after));
    }

    private Uni<Void> rhythm(KnownProject project, Source before, Source after) {
        Instant asked = after.checked().at();
        return before.everyHours() == after.everyHours()
                        || asked == null
                        || after.checked().failures() > 0
                ? Uni.createFrom().voidItem()
                : checks.move(project, after.rhythm(checks.spread()).next(asked));
    }

    private Source credential(Source source, NewSource body, SetBy set) {
        var given = body.credential();
        return given == null
                ? source
                : source.credential(
                        secrets.seal(source.project(), new Credential(given.username(), given.token()), set));
    }

    /** Takes the credential away, in the Hibernate transaction that the caller is in. */
    Uni<Source> dropCredential(Change change) {
        return held(change).chain(before -> {
            Source after = before.credential(null).next();
            return before.credential() == null
                    ? Uni.createFrom().item(before)
                    : sources.keep(after).chain(() -> told(change, "repository.credential-removed", before, after));
        });
    }

    /** Makes a new secret for the webhook, in the Hibernate transaction that the caller is in; the one before ends. */
    Uni<String> newSecret(KnownProject project, Actor by) {
        String secret = secrets.make();
        return sources.hold(project.id()).chain(before -> {
            if (before == null) {
                throw SourceProblem.unconnected();
            }
            Source after = before.webhook(secrets.seal(project.id(), secret, SetBy.of(by, now())))
                    .next();
            return sources.keep(after)
                    .chain(() -> told(new Change(project, null, by), "repository.webhook-secret-made", before, after))
                    .replaceWith(secret);
        });
    }

    /** Asks that it be scanned now, in the Hibernate transaction that the caller is in; answers the job's id. */
    Uni<UUID> scanNow(KnownProject project) {
        return sources.hold(project.id()).chain(source -> {
            if (source == null) {
                throw SourceProblem.unconnected();
            }
            return sources.keep(source.wanted(true)).chain(() -> checks.now(project));
        });
    }

    /** Disconnects, in the Hibernate transaction that the caller is in. What was read stays as evidence. */
    Uni<Void> disconnect(Change change) {
        return held(change)
                .chain(before -> sources.remove(change.project().id())
                        .chain(() -> trail.record(
                                change.project().organisationId(),
                                change.by(),
                                "repository.disconnected",
                                target(change.project(), before),
                                SourceView.of(before, null),
                                Map.of())));
    }

    private Uni<Source> held(Change change) {
        return sources.hold(change.project().id()).map(source -> {
            if (source == null) {
                throw SourceProblem.unconnected();
            }
            ETags.demand(change.ifMatch(), source.version());
            return source;
        });
    }

    private Uni<Source> told(Change change, String action, @Nullable Source before, Source after) {
        return trail.record(
                        change.project().organisationId(),
                        change.by(),
                        action,
                        target(change.project(), after),
                        before == null ? null : SourceView.of(before, null),
                        SourceView.of(after, null))
                .replaceWith(after);
    }

    private static Target target(KnownProject project, Source source) {
        String url = source.url();
        return new Target("repository", project.id(), url.length() > 255 ? url.substring(0, 255) : url);
    }

    /** A credential goes to whom it was given for, and to nobody else. */
    private static boolean sameOrigin(String one, String other) {
        return Objects.equals(origin(one), origin(other));
    }

    private static String origin(String url) {
        return url.substring(0, url.length() - path(url).length()).toLowerCase(Locale.ROOT);
    }

    private static String path(String url) {
        int start = url.indexOf("://") + 3;
        int slash = url.indexOf('/', Math.max(start, 3));
        return slash < 0 ? "" : url.substring(slash);
    }

    private static Problem changedMeanwhile() {
        return new Problem(
                CommonProblem.PRECONDITION_FAILED,
                "The repository was connected or taken away meanwhile; read it again");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
