package dev.cairn.notification.why;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.why.domain.Derivation;
import dev.cairn.notification.why.domain.Link;
import dev.cairn.notification.why.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody was paged about an alert, or was not.
 *
 * @param at up to when; absent for all that happened
 * @param people whom it is about, with what came of it for each
 * @param links in the order in which they happened
 * @param moreLeftOut whether there was more than one answer holds; the oldest is left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AlertWhy", examples = """
        {"alert": "01990b11-6f70-7b75-9349-5f6a7b8c9d08", "title": "Disk is full", "state": "open", "people": [
        {"person": "ana", "name": "Ana", "verdict": "paged",
        "because": "On call in Primary, reached by email at 2026-04-12T09:30:06Z"}], "links": [
        {"kind": "step", "at": "2026-04-12T09:30:05Z", "outcome": "goes-on",
        "text": "Step 1 of Shop (version 3) was carried out when it was due: Ana, on call in Primary",
        "references": [{"kind": "policy", "id": "01990b20-0000-7000-8000-0000000000c1", "name": "Shop", "version": 3}],
        "facts": {"generation": "1", "round": "1", "step": "1", "then": "goes-on"}}], "moreLeftOut": false}""")
record WhyView(
        UUID alert,
        String title,
        String state,
        @Nullable Instant at,
        List<PersonView> people,
        List<LinkView> links,
        boolean moreLeftOut) {

    private static final int MOST_PEOPLE = 200;

    /** What came of it for one person. */
    @Schema(name = "WhyPerson")
    record PersonView(
            String person,
            String name,

            @Schema(enumeration = {"paged", "not-reached", "waiting", "not-paged", "unknown"})
            String verdict,

            String because) {

        static PersonView of(Verdict verdict) {
            return new PersonView(
                    verdict.person(), verdict.name(), verdict.word().word(), verdict.because());
        }
    }

    /**
     * One step of the answer.
     *
     * @param person whom alone it is about; absent for everybody
     * @param outcome whether the chain goes on from here
     * @param facts the same as the text, for programs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WhyLink")
    record LinkView(
            @Schema(
                    enumeration = {
                        "intake",
                        "routing",
                        "hold",
                        "step",
                        "on-call",
                        "rules",
                        "message",
                        "attempt",
                        "acknowledgement",
                        "end"
                    })
            String kind,

            Instant at,
            @Nullable String person,

            @Schema(enumeration = {"goes-on", "waits", "ends", "unknown"})
            String outcome,

            String text,
            List<ReferenceView> references,
            Map<String, String> facts) {

        static LinkView of(Link link) {
            return new LinkView(
                    link.kind().word(),
                    link.at(),
                    link.person(),
                    link.outcome().word(),
                    link.text(),
                    link.references().stream().map(ReferenceView::of).toList(),
                    link.facts());
        }
    }

    /** Something that a link names, with the version that counted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WhyReference")
    record ReferenceView(
            @Schema(
                    enumeration = {
                        "alert",
                        "rule",
                        "rules",
                        "silence",
                        "maintenance",
                        "inhibition",
                        "policy",
                        "schedule",
                        "layer",
                        "override",
                        "temporary",
                        "webhook",
                        "message",
                        "contact-method"
                    })
            String kind,

            String id,
            @Nullable String name,
            @Nullable Long version) {

        static ReferenceView of(Link.Reference one) {
            return new ReferenceView(one.kind(), one.id(), one.name(), one.version());
        }
    }

    static WhyView of(
            String title, String state, ReadWhy.Question asked, Derivation.Answer answer, boolean moreLeftOut) {
        return new WhyView(
                asked.alert(),
                title,
                state,
                asked.at(),
                answer.people().stream().limit(MOST_PEOPLE).map(PersonView::of).toList(),
                answer.links().stream().map(LinkView::of).toList(),
                moreLeftOut);
    }
}
