package dev.cairn.project.organisation;

import dev.cairn.events.EventType;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.audit.Changes;
import dev.cairn.project.common.Decisions;
import dev.cairn.project.common.ProjectMeters;
import dev.cairn.project.common.ProjectProblem;
import dev.cairn.project.organisation.domain.Organisation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Founds an organisation, whose first owner is the person who asks.
 *
 * <p>The request begins in a scope of the person's own, made from the subject, since there is no organisation yet that
 * its idempotency key could belong to. In the middle the transaction turns to the new organisation, and at its end back.
 */
@ApplicationScoped
class FoundOrganisation {

    private final IdempotentRequests requests;
    private final Tenancy tenancy;
    private final Organisations organisations;
    private final FirstOwner firstOwner;
    private final Changes changes;
    private final Answers answers;
    private final ProjectMeters meters;
    private final OrganisationConfig config;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    FoundOrganisation(
            IdempotentRequests requests,
            Tenancy tenancy,
            Organisations organisations,
            FirstOwner firstOwner,
            Changes changes,
            Answers answers,
            ProjectMeters meters,
            OrganisationConfig config,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.requests = requests;
        this.tenancy = tenancy;
        this.organisations = organisations;
        this.firstOwner = firstOwner;
        this.changes = changes;
        this.answers = answers;
        this.meters = meters;
        this.config = config;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Response> found(@Nullable String key, NewOrganisation body) {
        UUID scope = UUID.nameUUIDFromBytes(("person " + caller.id()).getBytes(StandardCharsets.UTF_8));
        var organisation = Decisions.decide(() -> Organisation.found(
                ids.next(), body.slug(), body.name(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return requests.run(scope, "POST organisations", key, body, () -> found(scope, organisation));
    }

    private Uni<Reply> found(UUID scope, Organisation organisation) {
        return refuseTooMany(scope)
                .chain(() -> tenancy.write(organisation.id(), () -> fill(organisation)))
                .chain(() -> tenancy.write(scope, () -> remember(scope, organisation.id())))
                .invoke(() -> meters.count(ProjectMeters.Count.ORGANISATIONS_CREATED))
                .map(done -> answers.reply(
                        201,
                        "/api/v1/organisations/" + organisation.slug(),
                        organisation.version(),
                        OrganisationView.of(organisation, "owner")));
    }

    private Uni<Void> fill(Organisation organisation) {
        return organisations
                .add(organisation)
                .invoke(added -> refuseTaken(added, organisation.slug()))
                .chain(() -> firstOwner.become(organisation.id(), caller.id(), caller.name()))
                .chain(() -> organisations.state(organisation.id()))
                .chain(state -> changes.record(
                        EventType.ORGANISATION_CREATED,
                        new Target("organisation", organisation.id(), organisation.slug()),
                        null,
                        OrganisationView.Logged.of(organisation),
                        state))
                .chain(Panache::getSession)
                .chain(Mutiny.Session::flush);
    }

    /** Under a lock of the person's scope, so that many at once are not one too many. */
    private Uni<Void> refuseTooMany(UUID scope) {
        return SessionSql.rows("select cast(pg_advisory_xact_lock($1) as text)", scope.getMostSignificantBits())
                .chain(locked -> SessionSql.rows("select 1 from founded_organisation"))
                .invoke(founded -> refuseTooMany(founded.size()))
                .replaceWithVoid();
    }

    private void refuseTooMany(long founded) {
        if (founded >= config.mostPerPerson()) {
            throw new Problem(
                    ProjectProblem.LIMIT_REACHED,
                    "You founded %d organisations, and no more are allowed".formatted(founded));
        }
    }

    private static void refuseTaken(boolean added, String slug) {
        if (!added) {
            throw new Problem(ProjectProblem.SLUG_TAKEN, "An organisation has the slug " + slug)
                    .at("/slug", "is taken");
        }
    }

    private static Uni<Void> remember(UUID scope, UUID founded) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into founded_organisation (organisation_id, founded_id) values (?1, ?2)")
                        .setParameter(1, scope)
                        .setParameter(2, founded)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
