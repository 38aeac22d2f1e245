package dev.cairn.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordBoundsTest {

    private static final UUID ID = UUID.fromString("01990b12-7081-7c86-a45a-6a7b8c9d0e09");

    @Test
    void an_organisation_has_at_most_500_members_and_100_tokens() {
        var member = new OrganisationState.Member(ID, "ana", "Ana", "owner");
        var token = new OrganisationState.Token(ID, "ci", "00", List.of("read"), null);

        assertThat(organisation(Collections.nCopies(500, member), Collections.nCopies(100, token)))
                .isNotNull();
        assertThatThrownBy(() -> organisation(Collections.nCopies(501, member), List.of()))
                .hasMessage("members has more than 500 entries");
        assertThatThrownBy(() -> organisation(List.of(), Collections.nCopies(101, token)))
                .hasMessage("tokens has more than 100 entries");
    }

    @Test
    void the_largest_organisation_fits_into_a_record() {
        var member = new OrganisationState.Member(ID, "s".repeat(255), "n".repeat(200), "responder");
        var token = new OrganisationState.Token(ID, "t".repeat(200), "0".repeat(64), List.of("read"), Instant.EPOCH);

        byte[] written =
                EventCodec.write(organisation(Collections.nCopies(500, member), Collections.nCopies(100, token)));

        assertThat(written.length).isLessThan(EventCodec.LARGEST / 2);
    }

    @Test
    void what_was_given_can_be_changed_without_changing_the_record() {
        var members = new ArrayList<OrganisationState.Member>();
        var state = organisation(members, List.of());

        members.add(new OrganisationState.Member(ID, "ana", "Ana", "owner"));

        assertThat(state.members()).isEmpty();
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> new OrganisationState(ID, " ", "Acme", 1, false, List.of(), List.of()))
                .hasMessage("slug is blank");
        assertThatThrownBy(() -> new OrganisationState(ID, "acme", "A".repeat(501), 1, false, List.of(), List.of()))
                .hasMessage("name is longer than 500 characters");
        assertThatThrownBy(() -> new OrganisationState(ID, "acme", "Acme", -1, false, List.of(), List.of()))
                .hasMessage("version is negative");
        assertThatThrownBy(() -> new AssessmentState.Phase("mvp", Double.NaN, "open"))
                .hasMessage("readiness is not between 0 and 100");
    }

    @Test
    void facts_are_written_in_the_order_of_their_names() {
        byte[] one = EventCodec.write(evidence(Map.of("b", 1, "a", true, "c", "x")));
        byte[] other = EventCodec.write(evidence(Map.of("c", "x", "b", 1, "a", true)));

        assertThat(one).isEqualTo(other);
    }

    @Test
    void an_event_carries_the_data_of_its_type_only() {
        var state = organisation(List.of(), List.of());

        assertThatThrownBy(() -> CairnEvent.of(ID, EventType.ALERT_RAISED, Instant.EPOCH, state))
                .hasMessage("data of dev.cairn.alert.raised.v1 must be a AlertState");
    }

    private static OrganisationState organisation(
            List<OrganisationState.Member> members, List<OrganisationState.Token> tokens) {
        return new OrganisationState(ID, "acme", "Acme", 1, false, members, tokens);
    }

    private static EvidenceState evidence(Map<String, Object> facts) {
        return new EvidenceState(
                ID, ID, ID, "scan", "detected", Instant.EPOCH, Instant.EPOCH, null, null, null, "sha256:00", facts);
    }
}
