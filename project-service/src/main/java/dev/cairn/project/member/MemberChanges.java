package dev.cairn.project.member;

import dev.cairn.events.EventType;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.audit.Target;
import dev.cairn.project.audit.Changes;
import dev.cairn.project.member.domain.Actor;
import dev.cairn.project.member.domain.Member;
import dev.cairn.project.member.domain.Roster;
import dev.cairn.project.organisation.Organisations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the use cases of members have in common: the locked roster, who acts, and the trace that is left. */
@ApplicationScoped
class MemberChanges {

    private final Organisations organisations;
    private final Members members;
    private final Changes changes;
    private final Caller caller;

    MemberChanges(Organisations organisations, Members members, Changes changes, Caller caller) {
        this.organisations = organisations;
        this.members = members;
        this.changes = changes;
        this.caller = caller;
    }

    Actor actor() {
        return caller.kind() == Caller.Kind.PERSON ? Actor.person(caller.id()) : Actor.TOKEN;
    }

    Uni<Roster> lockedRoster(UUID organisation) {
        return organisations.lock(organisation).chain(members::roster);
    }

    Uni<Void> record(UUID organisation, EventType type, @Nullable Member before, @Nullable Member after) {
        Member shown = after == null ? before : after;
        if (shown == null) {
            throw new IllegalArgumentException("a change of nobody");
        }
        return organisations
                .nextState(organisation)
                .chain(state -> changes.record(
                        type,
                        new Target("member", shown.id(), shown.name()),
                        before == null ? null : MemberView.of(before),
                        after == null ? null : MemberView.of(after),
                        state));
    }
}
