package dev.cairn.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentMembershipsTest {

    private static final UUID ACME = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final AtomicLong nanos = new AtomicLong();
    private final RecentMemberships recent = new RecentMemberships(nanos::get);
    private int lookUps;

    @Test
    void oneThatWasFoundCountsForHalfASecond() {
        assertThat(ofAna(ana(ACME))).isNotNull();
        nanos.addAndGet(Duration.ofMillis(499).toNanos());
        assertThat(ofAna(null)).isNotNull();
        assertThat(lookUps).isEqualTo(1);

        nanos.addAndGet(Duration.ofMillis(1).toNanos());

        assertThat(ofAna(null)).isNull();
        assertThat(lookUps).isEqualTo(2);
    }

    @Test
    void nobodyIsNotRemembered() {
        assertThat(ofAna(null)).isNull();
        assertThat(ofAna(ana(ACME))).isNotNull();
    }

    @Test
    void aPersonIsNeverTakenForATokenNorForOneOfAnotherOrganisation() {
        ofAna(ana(ACME));

        assertThat(recent.ofToken("acme", "ana", () -> answer(null)).await().indefinitely())
                .isNull();
        assertThat(recent.ofPerson("other", "ana", () -> answer(null)).await().indefinitely())
                .isNull();
    }

    @Test
    void aChangeForgetsItsOrganisationAndNoOther() {
        ofAna(ana(ACME));
        recent.forget(OTHER);
        assertThat(ofAna(null)).isNotNull();

        recent.forget(ACME);

        assertThat(ofAna(null)).isNull();
    }

    @Test
    void aTokenAskedForWithoutAnOrganisationIsNeitherAPersonNorATokenOfANamedOneAndIsForgottenWithIts() {
        assertThat(recent.ofToken("hash", () -> answer(ana(ACME))).await().indefinitely())
                .isNotNull();
        assertThat(recent.ofToken("acme", "hash", () -> answer(null)).await().indefinitely())
                .isNull();
        assertThat(recent.ofPerson("", "hash", () -> answer(null)).await().indefinitely())
                .isNull();

        recent.forget(ACME);

        assertThat(recent.ofToken("hash", () -> answer(null)).await().indefinitely())
                .isNull();
    }

    @Test
    void aLookUpThatAChangeOvertookIsNotRemembered() {
        var pending = new CompletableFuture<Membership>();
        var asked = recent.ofPerson("acme", "ana", () -> Uni.createFrom().completionStage(pending))
                .subscribeAsCompletionStage();
        recent.forget(ACME);

        pending.complete(ana(ACME));

        assertThat(asked.join()).isNotNull();
        assertThat(ofAna(null)).isNull();
    }

    private @Nullable Membership ofAna(@Nullable Membership stored) {
        return recent.ofPerson("acme", "ana", () -> answer(stored)).await().indefinitely();
    }

    private Uni<@Nullable Membership> answer(@Nullable Membership stored) {
        lookUps++;
        return Uni.createFrom().item(stored);
    }

    private static Membership ana(UUID organisation) {
        return new Membership(organisation, "acme", Role.EDITOR, Set.of(), "ana", "Ana");
    }
}
