package dev.cairn.notification.person;

import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.webhook.domain.SignatureKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Adds contact methods and takes them away. */
@ApplicationScoped
class ChangeContacts {

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final Logger LOG = Logger.getLogger(ChangeContacts.class);

    private final ContactInput input;
    private final ContactMethods methods;
    private final RuleBook rules;
    private final Addresses addresses;
    private final PersonConfig config;
    private final Tenancy tenancy;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final Ids ids;
    private final Times times;

    ChangeContacts(
            ContactInput input,
            ContactMethods methods,
            RuleBook rules,
            Addresses addresses,
            PersonConfig config,
            Tenancy tenancy,
            IdempotentRequests requests,
            Answers answers,
            Ids ids,
            Times times) {
        this.input = input;
        this.methods = methods;
        this.rules = rules;
        this.addresses = addresses;
        this.config = config;
        this.tenancy = tenancy;
        this.requests = requests;
        this.answers = answers;
        this.ids = ids;
        this.times = times;
    }

    Uni<Response> add(UUID organisation, String person, @Nullable String key, NewContactMethod asked) {
        ContactKind kind = input.kind(asked.kind());
        String name = ContactInput.name(asked.name());
        Set<SignatureKind> signatures = ContactInput.signatures(kind, asked.signatures());
        return input.address(kind, asked.address())
                .chain(address -> requests.run(
                        organisation,
                        "POST people/" + person + "/contact-methods",
                        key,
                        asked,
                        () -> refuseTooMany(organisation, person)
                                .chain(() -> keep(organisation, person, kind, name, address, signatures))));
    }

    private Uni<Reply> keep(
            UUID organisation,
            String person,
            ContactKind kind,
            String name,
            String address,
            Set<SignatureKind> signatures) {
        UUID id = ids.next();
        var keys = addresses.makeKeys(id, signatures);
        var method = new ContactMethod(
                id,
                person,
                kind,
                name,
                addresses.seal(id, address),
                ContactInput.hint(kind, address),
                keys.sealed(),
                null,
                null,
                0,
                kind.takesLetters(),
                times.now());
        return methods.add(organisation, method)
                .invoke(() -> LOG.infof("contact method %s (%s) added", id, kind.word()))
                .map(done -> answers.reply(201, null, 1, ContactMethodView.of(method, keys.secret())));
    }

    /** Those that are added at the same time are counted one after the other. */
    private Uni<Void> refuseTooMany(UUID organisation, String person) {
        return SessionSql.rows(LOCK, "contact methods " + organisation + " " + person)
                .chain(locked -> methods.of(organisation, List.of(person)))
                .invoke(present -> {
                    if (present.size() >= config.mostPerPerson()) {
                        throw new Problem(
                                PersonProblem.LIMIT_REACHED,
                                "A person has at most %d contact methods".formatted(config.mostPerPerson()));
                    }
                })
                .replaceWithVoid();
    }

    /** Gives a webhook new keys of the kinds that it has; those before sign too for a while. */
    Uni<Response> rotate(UUID organisation, String person, UUID id, @Nullable String key) {
        return requests.run(
                organisation,
                "POST people/" + person + "/contact-methods/" + id + "/rotate-keys",
                key,
                "",
                () -> methods.own(organisation, person, id).chain(this::rotate));
    }

    private Uni<Reply> rotate(ContactMethod method) {
        if (method.kind() != ContactKind.WEBHOOK) {
            throw new Problem(
                    PersonProblem.NO_KEYS, "Messages by " + method.kind().told() + " are not signed");
        }
        var kinds = EnumSet.noneOf(SignatureKind.class);
        if (method.keys().secret() != null) {
            kinds.add(SignatureKind.V1);
        }
        if (method.keys().keyPair() != null) {
            kinds.add(SignatureKind.V1A);
        }
        var made = addresses.makeKeys(method.id(), kinds);
        var both = method.keys().replacedBy(made.sealed(), times.now().plus(config.previousKeysFor()));
        return methods.setKeys(method.id(), both)
                .invoke(() -> LOG.infof("contact method %s has new keys", method.id()))
                .map(done -> answers.reply(200, null, 1, ContactMethodView.of(method.with(both), made.secret())));
    }

    /** Says whether its owner is told by it of what is no page. What waits to be sent by it is not sent once it is not. */
    Uni<ContactMethodView> patch(UUID organisation, String person, UUID id, ContactPatch asked) {
        boolean letters = asked.letters();
        return tenancy.write(
                organisation,
                () -> methods.own(organisation, person, id)
                        .map(method -> method.withLetters(letters))
                        .call(method -> methods.setLetters(id, letters))
                        .invoke(() -> LOG.infof("contact method %s: letters %s", id, letters ? "on" : "off"))
                        .map(ContactMethodView::of));
    }

    /** Takes one away, also out of its owner's rules. What waits to be sent by it is not sent. */
    Uni<Void> remove(UUID organisation, String person, UUID id) {
        return tenancy.write(
                organisation,
                () -> methods.own(organisation, person, id)
                        .chain(method -> methods.remove(id))
                        .chain(() -> rules.forget(organisation, person, id))
                        .invoke(() -> LOG.infof("contact method %s removed", id)));
    }
}
