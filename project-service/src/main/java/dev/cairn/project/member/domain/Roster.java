package dev.cairn.project.member.domain;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.common.domain.Faults;
import dev.cairn.project.common.domain.MergePatch;
import dev.cairn.project.common.domain.Refused;
import dev.cairn.project.common.domain.Refused.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All members of one organisation, and the rules by which they change.
 *
 * <p>Admins manage members up to admin; only owners make, change or remove owners; everybody may leave; and one owner
 * stays, whoever asks. Who asks is looked up here once more, since the roster may have changed after the request came in.
 */
public record Roster(List<Member> members) {

    public Roster {
        members = List.copyOf(members);
    }

    /**
     * Checks that a person may be added.
     *
     * @param most how many members an organisation may have
     * @throws Refused when it cannot be
     */
    public void admit(Actor by, Member added, int most) {
        refuseAbove(managing(by), added.role());
        var faults = new Faults();
        faults.line("/subject", added.subject(), Bounds.SUBJECT);
        faults.line("/name", added.name(), Bounds.NAME);
        faults.refuse();
        if (members.stream().anyMatch(one -> one.subject().equals(added.subject()))) {
            throw new Refused(Reason.ALREADY_MEMBER, "This person is a member already; change the role instead");
        }
        if (members.size() >= most) {
            throw new Refused(Reason.LIMIT_REACHED, "An organisation has at most %d members".formatted(most));
        }
    }

    /**
     * The member after a merge patch of name and role; the same one when nothing changes.
     *
     * @throws Refused when it cannot be
     */
    public Member change(Actor by, UUID id, Map<String, @Nullable Object> changes) {
        MemberRole rank = managing(by);
        Member member = find(id);
        refuseAbove(rank, member.role());
        var faults = new Faults();
        var patch = new MergePatch(changes, Set.of("name", "role"), faults);
        String name = patch.text("name", member.name());
        faults.line("/name", name, Bounds.NAME);
        var role = MemberRole.ofWord(patch.text("role", member.role().word()));
        if (role.isEmpty()) {
            faults.add("/role", "must be one of " + MemberRole.PATTERN.replace("|", ", "));
        }
        faults.refuse();
        refuseAbove(rank, role.orElseThrow());
        if (role.get() != MemberRole.OWNER) {
            keepAnOwner(member);
        }
        return name.equals(member.name()) && role.get() == member.role() ? member : member.changed(name, role.get());
    }

    /**
     * The member who is to be removed.
     *
     * @throws Refused when that cannot be
     */
    public Member remove(Actor by, UUID id) {
        Member member = find(id);
        if (!member.subject().equals(by.subject())) {
            refuseAbove(managing(by), member.role());
        }
        keepAnOwner(member);
        return member;
    }

    /**
     * The member with the id.
     *
     * @throws Refused when there is none
     */
    public Member find(UUID id) {
        return members.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such member"));
    }

    private void keepAnOwner(Member member) {
        long owners =
                members.stream().filter(one -> one.role() == MemberRole.OWNER).count();
        if (member.role() == MemberRole.OWNER && owners == 1) {
            throw new Refused(Reason.LAST_OWNER, "This is the last owner; make somebody else owner first");
        }
    }

    private MemberRole managing(Actor by) {
        if (by.subject() == null) {
            return MemberRole.ADMIN;
        }
        MemberRole rank = members.stream()
                .filter(one -> one.subject().equals(by.subject()))
                .findFirst()
                .map(Member::role)
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "not a member any more"));
        if (MemberRole.ADMIN.isAbove(rank)) {
            throw new Refused(Reason.NOT_ALLOWED, "Only admins and owners manage members");
        }
        return rank;
    }

    private static void refuseAbove(MemberRole rank, MemberRole role) {
        if (role.isAbove(rank)) {
            throw new Refused(Reason.NOT_ALLOWED, "Only owners make, change or remove owners");
        }
    }
}
