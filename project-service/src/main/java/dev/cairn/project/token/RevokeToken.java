package dev.cairn.project.token;

import dev.cairn.events.EventType;
import dev.cairn.kit.access.RecentMemberships;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.audit.Changes;
import dev.cairn.project.organisation.Organisations;
import dev.cairn.project.token.domain.Token;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Revokes an API token: the next request with it is refused. */
@ApplicationScoped
class RevokeToken {

    private final Tenancy tenancy;
    private final Organisations organisations;
    private final Tokens tokens;
    private final Changes changes;
    private final Clock clock;
    private final RecentMemberships memberships;

    RevokeToken(
            Tenancy tenancy,
            Organisations organisations,
            Tokens tokens,
            Changes changes,
            Clock clock,
            RecentMemberships memberships) {
        this.tenancy = tenancy;
        this.organisations = organisations;
        this.tokens = tokens;
        this.changes = changes;
        this.clock = clock;
        this.memberships = memberships;
    }

    Uni<Void> revoke(UUID organisation, UUID id, @Nullable String ifMatch) {
        return tenancy.write(
                        organisation,
                        () -> organisations
                                .lock(organisation)
                                .chain(() -> tokens.find(id))
                                .invoke(token -> ETags.demand(ifMatch, token.version()))
                                .chain(token -> keep(
                                        organisation,
                                        token,
                                        token.revoked(clock.instant().truncatedTo(ChronoUnit.MILLIS)))))
                .invoke(() -> memberships.forget(organisation));
    }

    private Uni<Void> keep(UUID organisation, Token before, Token after) {
        if (after.equals(before)) {
            return Uni.createFrom().voidItem();
        }
        return tokens.revoke(after)
                .chain(() -> organisations.nextState(organisation))
                .chain(state -> changes.record(
                        EventType.TOKEN_REVOKED,
                        new Target("token", after.id(), after.name()),
                        TokenView.of(before),
                        TokenView.of(after),
                        state));
    }
}
