package dev.cairn.notification.letter;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.channel.Destination;
import dev.cairn.notification.letter.DueLetters.Leased;
import dev.cairn.notification.person.Reach;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides whether a letter is still wanted and where it goes, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class PrepareLetter {

    private static final String MEMBER = "select 1 from known_member where organisation_id = $1 and subject = $2";

    private final LetterRows rows;
    private final Reach reach;
    private final Outsiders outsiders;
    private final LetterMeters meters;

    PrepareLetter(LetterRows rows, Reach reach, Outsiders outsiders, LetterMeters meters) {
        this.rows = rows;
        this.reach = reach;
        this.outsiders = outsiders;
        this.meters = meters;
    }

    /** What one try sends. */
    record Outgoing(QueuedLetter letter, Destination to) {}

    /** What is to be sent now; null when nothing is. */
    Uni<@Nullable Outgoing> prepare(Leased leased) {
        return rows.mine(leased).chain(letter -> letter == null ? nothing() : turn(leased, letter));
    }

    private Uni<@Nullable Outgoing> turn(Leased leased, QueuedLetter letter) {
        return rows.heldForRoom(leased).chain(held -> {
            if (held) {
                return nothing();
            }
            String person = letter.person();
            return person == null
                    ? outsiders
                            .destination(leased.organisationId(), letter.recipient())
                            .chain(to -> to == null
                                    ? dropped(leased, "the recipient wants no letters any more")
                                    : rows.reachedBy(leased, to.kind()).replaceWith(new Outgoing(letter, to)))
                    : toMember(leased, letter, person);
        });
    }

    private Uni<@Nullable Outgoing> toMember(Leased leased, QueuedLetter letter, String person) {
        UUID organisation = leased.organisationId();
        return SessionSql.first(MEMBER, organisation, person)
                .chain(member -> member == null
                        ? dropped(leased, "the person is no member any more")
                        : reach.letterWay(letter.recipient()).chain(way -> {
                            Destination to = way.to();
                            if (to != null) {
                                return Uni.createFrom().item(new Outgoing(letter, to));
                            }
                            return way.unreadable()
                                    ? unreadable(leased)
                                    : dropped(leased, "the contact method was removed, or takes no letters");
                        }));
    }

    private Uni<@Nullable Outgoing> unreadable(Leased leased) {
        return rows.failed(leased, 0, "the address was sealed with another key")
                .invoke(() -> meters.failed(null))
                .chain(PrepareLetter::nothing);
    }

    private Uni<@Nullable Outgoing> dropped(Leased leased, String reason) {
        return rows.dropped(leased, reason).chain(PrepareLetter::nothing);
    }

    private static Uni<@Nullable Outgoing> nothing() {
        return Uni.createFrom().nullItem();
    }
}
