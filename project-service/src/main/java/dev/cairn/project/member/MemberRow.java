package dev.cairn.project.member;

import dev.cairn.project.member.domain.Member;
import dev.cairn.project.member.domain.MemberRole;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The version is counted by the domain, under the organisation's lock. */
@Entity
@Table(name = "member")
class MemberRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    @Column(updatable = false)
    String subject;

    String name;

    String role;

    long version;

    @Column(name = "added_at", updatable = false)
    Instant addedAt;

    MemberRow() {}

    static MemberRow of(UUID organisation, Member member) {
        var row = new MemberRow();
        row.id = member.id();
        row.organisationId = organisation;
        row.subject = member.subject();
        row.addedAt = member.addedAt();
        row.take(member);
        return row;
    }

    final void take(Member member) {
        name = member.name();
        role = member.role().word();
        version = member.version();
    }

    Member member() {
        return new Member(id, subject, name, MemberRole.ofWord(role).orElseThrow(), version, addedAt);
    }
}
