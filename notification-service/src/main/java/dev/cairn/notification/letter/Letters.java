package dev.cairn.notification.letter;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.person.Reach;
import dev.cairn.notification.person.Reach.LetterBox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queues letters, in the Hibernate transaction that the caller is in; they are sent after it is committed. */
@ApplicationScoped
public class Letters {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final String MORE = "…";

    /** How somebody outside was reached the last time is taken over: it says which hands the letter takes. */
    private static final String ADD = """
            insert into letter (id, organisation_id, recipient, once, person, kind, subject, body, link, unsubscribe, type,
                data, state, queued_at, due_at)
            select r.id, $5, r.recipient, $6, r.person,
                coalesce(r.kind, (select l.kind from letter l where l.organisation_id = $5 and l.recipient = r.recipient
                    and l.kind is not null limit 1)),
                $7, $8, $9, $10, $11, $12, 'waiting', now(), now()
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as r(id, recipient, person, kind)
            on conflict (organisation_id, recipient, once) do nothing""";

    private final Reach reach;
    private final LetterMeters meters;
    private final Json json;
    private final Ids ids;

    Letters(Reach reach, LetterMeters meters, Json json, Ids ids) {
        this.reach = reach;
        this.meters = meters;
        this.json = json;
        this.ids = ids;
    }

    /**
     * Queues a letter to members, by those of their verified contact methods that they take letters by.
     *
     * @return how many of the people have such a method
     */
    public Uni<Integer> toPeople(UUID organisation, Collection<String> people, Letter letter) {
        return reach.letterBoxes(organisation, people).chain(boxes -> {
            int reached = (int) boxes.stream().map(LetterBox::person).distinct().count();
            return add(organisation, boxes, letter)
                    .invoke(added -> meters.queued(added, false))
                    .replaceWith(reached);
        });
    }

    /**
     * Queues a letter to somebody outside.
     *
     * @param recipients their ids; a {@link Recipients} knows where each is reached when the letter is sent
     */
    public Uni<Void> toOutside(UUID organisation, Collection<UUID> recipients, Letter letter) {
        var boxes = recipients.stream()
                .distinct()
                .map(recipient -> new LetterBox(recipient, null, null))
                .toList();
        return add(organisation, boxes, letter)
                .invoke(added -> meters.queued(added, true))
                .replaceWithVoid();
    }

    private Uni<Integer> add(UUID organisation, List<LetterBox> boxes, Letter letter) {
        if (boxes.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return SessionSql.change(
                ADD,
                boxes.stream().map(box -> ids.next()).toArray(UUID[]::new),
                boxes.stream().map(LetterBox::id).toArray(UUID[]::new),
                boxes.stream().map(LetterBox::person).toArray(String[]::new),
                boxes.stream().map(Letters::kind).toArray(String[]::new),
                organisation,
                letter.once(),
                cut(letter.subject().replaceAll("\\p{Cntrl}+", " ").strip(), LONGEST_SUBJECT),
                cut(letter.text().replace("\0", ""), LONGEST_TEXT),
                letter.link(),
                letter.unsubscribe(),
                letter.type(),
                json.write(letter.data()));
    }

    private static @Nullable String kind(LetterBox box) {
        var kind = box.kind();
        return kind == null ? null : kind.word();
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest - 1) + MORE : text;
    }
}
