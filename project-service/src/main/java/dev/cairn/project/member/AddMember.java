package dev.cairn.project.member;

import dev.cairn.events.EventType;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.project.common.Decisions;
import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.member.domain.Member;
import dev.cairn.project.member.domain.MemberRole;
import dev.cairn.project.organisation.FirstOwner;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds a person to an organisation. */
@ApplicationScoped
class AddMember implements FirstOwner {

    private final IdempotentRequests requests;
    private final MemberChanges changes;
    private final Members members;
    private final MemberConfig config;
    private final Answers answers;
    private final Ids ids;
    private final Clock clock;

    AddMember(
            IdempotentRequests requests,
            MemberChanges changes,
            Members members,
            MemberConfig config,
            Answers answers,
            Ids ids,
            Clock clock) {
        this.requests = requests;
        this.changes = changes;
        this.members = members;
        this.config = config;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Response> add(UUID organisation, String slug, @Nullable String key, NewMember body) {
        var member = fresh(
                body.subject(), body.name(), MemberRole.ofWord(body.role()).orElseThrow());
        return requests.run(
                organisation,
                "POST members",
                key,
                body,
                () -> changes.lockedRoster(organisation)
                        .invoke(roster -> Decisions.check(
                                () -> roster.admit(changes.actor(), member, config.mostPerOrganisation())))
                        .chain(() -> members.add(organisation, member))
                        .chain(() -> changes.record(organisation, EventType.MEMBER_ADDED, null, member))
                        .map(done -> reply(slug, member)));
    }

    /** Told by the organisation's own first event, so that there is no second one. */
    @Override
    public Uni<Void> become(UUID organisation, String subject, String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ");
        String shown = line.length() > Bounds.NAME ? line.substring(0, Bounds.NAME) : line;
        return members.add(organisation, fresh(subject, shown, MemberRole.OWNER));
    }

    private Member fresh(String subject, String name, MemberRole role) {
        return new Member(ids.next(), subject, name, role, 1, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Reply reply(String slug, Member member) {
        return answers.reply(
                201, "/api/v1/members/" + slug + "/" + member.id(), member.version(), MemberView.of(member));
    }
}
