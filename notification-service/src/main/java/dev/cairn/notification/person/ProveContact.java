package dev.cairn.notification.person;

import dev.cairn.kit.limits.RateLimit;
import dev.cairn.kit.limits.RateLimits;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.channel.Channels;
import dev.cairn.notification.channel.Notice;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Proves that who named an address reads what is sent there, by a code. */
@ApplicationScoped
class ProveContact {

    private static final int CODES = 1_000_000;
    /** An address has one budget over all organisations. */
    private static final UUID EVERYWHERE = new UUID(0, 0);

    private static final Logger LOG = Logger.getLogger(ProveContact.class);

    private enum Verdict {
        RIGHT,
        WRONG,
        NONE
    }

    private final ContactMethods methods;
    private final Addresses addresses;
    private final Channels channels;
    private final PersonConfig config;
    private final Tenancy tenancy;
    private final Times times;
    private final RateLimit codes;
    private final SecureRandom random = new SecureRandom();

    ProveContact(
            ContactMethods methods,
            Addresses addresses,
            Channels channels,
            PersonConfig config,
            Tenancy tenancy,
            RateLimits limits,
            Times times) {
        this.methods = methods;
        this.addresses = addresses;
        this.channels = channels;
        this.config = config;
        this.tenancy = tenancy;
        this.times = times;
        this.codes = limits.limit("contact-codes", config.addressCodes(), config.window());
    }

    /** Sends a code; the one before is void. */
    Uni<MessageTried> send(UUID organisation, String person, UUID id, RoutingContext request) {
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        return tenancy.write(
                        organisation,
                        () -> methods.own(organisation, person, id)
                                .invoke(ProveContact::refuseVerified)
                                .invoke(this::refuseTooMany)
                                .map(addresses::open)
                                .invoke(to -> codes.count(EVERYWHERE, addresses.mark(to), request))
                                .call(to -> methods.setCode(
                                        id, digest(id, code), times.now().plus(config.codeFor()))))
                .chain(to -> channels.send(to, notice(id, code)))
                .map(MessageTried::of);
    }

    private Notice notice(UUID id, String code) {
        long minutes = config.codeFor().toMinutes();
        String text = String.format(
                Locale.ROOT,
                "Your code is %s. It proves to Cairn that you can be reached here, for %d minutes.%n"
                        + "If you did not ask for it, somebody mistyped their address: do nothing.",
                code,
                minutes);
        String spoken = "Cairn. Your code is " + String.join(" ", code.split("")) + ".";
        return new Notice(
                "msg_" + UUID.randomUUID(),
                "Your code for Cairn",
                text,
                null,
                spoken,
                "contact.code",
                Map.of("contactMethod", id, "code", code));
    }

    /**
     * Takes a code. A wrong one counts, whatever is answered, so the transaction ends before anything is refused.
     *
     * @throws Problem when it is not the one that was sent, or none is in force
     */
    Uni<ContactMethodView> verify(UUID organisation, String person, UUID id, String code) {
        return tenancy.write(
                        organisation,
                        () -> methods.own(organisation, person, id)
                                .invoke(ProveContact::refuseVerified)
                                .chain(method -> judge(method, code)))
                .invoke(ProveContact::refuse)
                .chain(right -> tenancy.write(organisation, () -> methods.own(organisation, person, id)))
                .map(ContactMethodView::of);
    }

    private Uni<Verdict> judge(ContactMethod method, String code) {
        ContactMethod.Code sent = method.code();
        if (sent == null || !sent.until().isAfter(times.now()) || sent.tries() >= config.tries()) {
            return Uni.createFrom().item(Verdict.NONE);
        }
        if (!MessageDigest.isEqual(sent.digest(), digest(method.id(), code))) {
            return methods.countTry(method.id()).replaceWith(Verdict.WRONG);
        }
        LOG.infof("contact method %s verified", method.id());
        return methods.verified(method.id(), times.now()).replaceWith(Verdict.RIGHT);
    }

    private static void refuse(Verdict verdict) {
        if (verdict == Verdict.WRONG) {
            throw new Problem(PersonProblem.WRONG_CODE, "The code is not the one that was sent")
                    .at("/code", "is not the one that was sent");
        }
        if (verdict == Verdict.NONE) {
            throw new Problem(
                    PersonProblem.NO_CODE, "Have a code sent: there is none, or it is too old or was tried too often");
        }
    }

    private static void refuseVerified(ContactMethod method) {
        if (method.isVerified()) {
            throw new Problem(PersonProblem.ALREADY_VERIFIED, "It was verified at " + method.verifiedAt());
        }
    }

    private void refuseTooMany(ContactMethod method) {
        if (method.codesSent() >= config.codes()) {
            throw new Problem(
                    PersonProblem.LIMIT_REACHED,
                    "%d codes were sent and none was given back: remove the method and check its address"
                            .formatted(method.codesSent()));
        }
    }

    /** Bound to the method, so that equal codes look different. */
    private static byte[] digest(UUID method, String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((method + " " + code).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a message that only shows that it arrives, and looks like a page. */
    Uni<MessageTried> test(UUID organisation, String person, UUID id, String organisationSlug) {
        return tenancy.write(
                        organisation,
                        () -> methods.own(organisation, person, id)
                                .invoke(ProveContact::refuseUnverified)
                                .map(addresses::open))
                .chain(to -> channels.send(to, tried(id, organisationSlug)))
                .map(MessageTried::of);
    }

    private static Notice tried(UUID id, String organisationSlug) {
        return new Notice(
                "msg_" + UUID.randomUUID(),
                "Test message of Cairn",
                "This is what reaches you here when " + organisationSlug + " pages you. Nothing is wrong.",
                null,
                "Cairn. This is a test. Nothing is wrong.",
                "contact.test",
                Map.of("contactMethod", id));
    }

    private static void refuseUnverified(ContactMethod method) {
        if (!method.isVerified()) {
            throw new Problem(PersonProblem.NOT_VERIFIED, "Verify the address by its code first");
        }
    }
}
