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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes a member's name or role. */
@ApplicationScoped
class ChangeMember {

    private final Tenancy tenancy;
    private final MemberChanges changes;
    private final Members members;
    private final RecentMemberships memberships;

    ChangeMember(Tenancy tenancy, MemberChanges changes, Members members, RecentMemberships memberships) {
        this.tenancy = tenancy;
        this.changes = changes;
        this.members = members;
        this.memberships = memberships;
    }

    Uni<Member> change(UUID organisation, UUID id, @Nullable String ifMatch, Map<String, @Nullable Object> patch) {
        return tenancy.write(
                        organisation,
                        () -> changes.lockedRoster(organisation)
                                .chain(roster ->
                                        keep(organisation, find(roster, id, ifMatch), changed(roster, id, patch))))
                .invoke(() -> memberships.forget(organisation));
    }

    private static Member find(Roster roster, UUID id, @Nullable String ifMatch) {
        Member member = Decisions.decide(() -> roster.find(id));
        ETags.demand(ifMatch, member.version());
        return member;
    }

    private Member changed(Roster roster, UUID id, Map<String, @Nullable Object> patch) {
        return Decisions.decide(() -> roster.change(changes.actor(), id, patch));
    }

    private Uni<Member> keep(UUID organisation, Member before, Member after) {
        if (before.equals(after)) {
            return Uni.createFrom().item(before);
        }
        return members.change(after)
                .chain(() -> changes.record(organisation, EventType.MEMBER_CHANGED, before, after))
                .replaceWith(after);
    }
}
