package dev.cairn.assessment.roadmap.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the roadmap.
 *
 * @param id the phase's id and one more segment, such as {@code foundation.ci-cd}
 * @param title what it is called
 * @param why why it matters, in two sentences
 * @param required whether the gate of its phase needs it
 * @param dependsOn ids of practices, of this or an earlier phase, that come first
 * @param applies when it applies; {@code null}: always
 * @param checks at least one, at least one of them required
 */
public record Practice(
        String id,
        String title,
        String why,
        boolean required,
        List<String> dependsOn,
        @Nullable Applicability applies,
        List<Check> checks) {

    public Practice {
        dependsOn = List.copyOf(dependsOn);
        checks = List.copyOf(checks);
    }

    /** The check of that id, if it is one of this practice. */
    public Optional<Check> check(String checkId) {
        return checks.stream().filter(check -> check.id().equals(checkId)).findFirst();
    }
}
