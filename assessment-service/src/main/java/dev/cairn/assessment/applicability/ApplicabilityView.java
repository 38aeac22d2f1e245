package dev.cairn.assessment.applicability;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.assessment.applicability.domain.OverrulingCase;
import dev.cairn.assessment.applicability.domain.Said;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What applies to a project by the word of its members. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Applicability",
        description = "The kind of a project and what members said of it and of single practices.",
        examples = """
                {"detected": "service", "kind": "library", "overruling": {"inEffect": {"says": "library",
                 "reason": "The server is only there to try it out.", "said": {"by": "ana", "name": "Ana Almeida",
                 "at": "2026-11-22T09:00:00Z"}}, "version": 1}, "practices": [], "alwaysApply": ["mvp.hypothesis"]}""")
record ApplicabilityView(
        @Schema(description = "The kind that was detected; absent when nothing tells") @Nullable
        String detected,

        @Schema(description = "The kind that counts; absent when nothing tells") @Nullable
        String kind,

        @Schema(required = true, description = "What members said of the kind")
        OverrulingView overruling,

        @Schema(required = true, description = "What members said of practices, each that anybody ever spoke of")
        List<OverrulingView> practices,

        @Schema(required = true, description = "Ids of practices that validate a phase, and so cannot be overruled")
        List<String> alwaysApply) {

    static ApplicabilityView of(
            @Nullable String detected, OverrulingCase kind, List<OverrulingCase> practices, List<String> alwaysApply) {
        Said said = kind.inEffect();
        return new ApplicabilityView(
                detected,
                said == null ? detected : said.says(),
                OverrulingView.of(kind),
                practices.stream()
                        .filter(each -> Objects.nonNull(each.practice()))
                        .map(OverrulingView::of)
                        .toList(),
                alwaysApply);
    }
}
