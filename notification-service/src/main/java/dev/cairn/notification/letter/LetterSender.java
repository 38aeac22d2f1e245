package dev.cairn.notification.letter;

import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.Notifications;
import dev.cairn.kit.vertx.WokenLoop;
import dev.cairn.notification.letter.DueLetters.Leased;
import dev.cairn.notification.letter.DueLetters.Shares;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Sends what is due: to each recipient one letter at a time, to many at once. It has hands of its own, so that however many
 * letters there are, none of those is busy that send pages.
 */
@ApplicationScoped
class LetterSender {

    private static final Logger LOG = Logger.getLogger(LetterSender.class);
    /** Longer than a try takes, and shorter than its lease: whatever happens to it, the hand comes back. */
    private static final Duration LONGEST = Duration.ofSeconds(35);

    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);

    private final DueLetters due;
    private final SendLetter sendLetter;
    private final Outsiders outsiders;
    private final Notifications notifications;
    private final LetterConfig config;
    private final WokenLoop loop;
    private final Map<UUID, Leased> busy = new ConcurrentHashMap<>();

    LetterSender(
            DueLetters due,
            SendLetter sendLetter,
            Outsiders outsiders,
            Notifications notifications,
            Contexts contexts,
            Vertx vertx,
            LetterConfig config) {
        this.due = due;
        this.sendLetter = sendLetter;
        this.outsiders = outsiders;
        this.notifications = notifications;
        this.config = config;
        this.loop = new WokenLoop("letters", vertx, LOOK_ANYWAY, () -> contexts.fresh(this::lease));
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        notifications.listen("cairn_letter", payload -> loop.wake());
        loop.start();
    }

    /** What is under way is let go: its lease ends by itself and another process sends it again. */
    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> lease() {
        var underWay = List.copyOf(busy.values());
        int free = config.mostAtOnce() - underWay.size();
        int mails = (int) underWay.stream().filter(Leased::mail).count();
        return free <= 0
                ? Uni.createFrom().voidItem()
                : due.lease(
                                free,
                                Math.max(0, config.mostMailsAtOnce() - mails),
                                new Shares(
                                        Math.max(1, config.mostMailsAtOnce() / 2), config.mostOfOrganisationAtOnce()),
                                underWay,
                                outsiders.known())
                        .invoke(leased -> leased.forEach(this::begin))
                        .replaceWithVoid();
    }

    private void begin(Leased leased) {
        busy.put(leased.recipient(), leased);
        sendLetter
                .send(leased)
                .ifNoItem()
                .after(LONGEST)
                .fail()
                .onTermination()
                .invoke(() -> {
                    busy.remove(leased.recipient());
                    loop.wake();
                })
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("letter %s not settled: %s", leased.id(), failure.toString()));
    }
}
