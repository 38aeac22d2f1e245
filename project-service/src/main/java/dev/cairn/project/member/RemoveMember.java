package dev.cairn.project.member;

import dev.cairn.events.EventType;
import dev.cairn.kit.access.RecentMemberships;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.common.Decisions;
import dev.cairn.project.member.domain.Member;
import dev.cairn.project.member.domain.Roster;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a person out of an organisation, or lets one leave. */
@ApplicationScoped
class RemoveMember {

    private final Tenancy tenancy;
    private final MemberChanges changes;
    private final Members members;
    private final RecentMemberships memberships;

    RemoveMember(Tenancy tenancy, MemberChanges changes, Members members, RecentMemberships memberships) {
        this.tenancy = tenancy;
        this.changes = changes;
        this.members = members;
        this.memberships = memberships;
    }

    Uni<Void> remove(UUID organisation, UUID id, @Nullable String ifMatch) {
        return tenancy.write(
                        organisation,
                        () -> changes.lockedRoster(organisation)
                                .map(roster -> leaving(roster, id, ifMatch))
                                .call(members::remove)
                                .chain(member -> changes.record(organisation, EventType.MEMBER_REMOVED, member, null)))
                .invoke(() -> memberships.forget(organisation));
    }

    private Member leaving(Roster roster, UUID id, @Nullable String ifMatch) {
        Member member = Decisions.decide(() -> roster.find(id));
        ETags.demand(ifMatch, member.version());
        return Decisions.decide(() -> roster.remove(changes.actor(), id));
    }
}
