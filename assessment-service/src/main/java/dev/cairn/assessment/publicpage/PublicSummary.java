package dev.cairn.assessment.publicpage;

import dev.cairn.assessment.assessment.ReadSummary.Brief;
import dev.cairn.assessment.publicpage.domain.Badge;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that is public of a project. What is not in here is not public, whatever an assessment may come to hold.
 *
 * @param standing null when it was not assessed yet
 */
record PublicSummary(String project, @Nullable Standing standing) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Where a project stands. @param day of the assessment; the hour is nobody's business */
    record Standing(String roadmap, String day, String phase, List<Phase> phases) {}

    /** A phase of the roadmap. @param current whether the project is in it */
    record Phase(String title, String readiness, boolean open, boolean current) {}

    static PublicSummary of(Brief brief) {
        JsonObject assessment = brief.assessment();
        return new PublicSummary(brief.name(), assessment == null ? null : standing(assessment));
    }

    Badge badge() {
        Standing known = standing;
        if (known == null) {
            return Badge.notAssessed();
        }
        String readiness = known.phases().stream()
                .filter(Phase::current)
                .map(Phase::readiness)
                .findFirst()
                .orElse("");
        return Badge.standing(known.phase(), readiness, known.phases().stream().allMatch(Phase::open));
    }

    private static Standing standing(JsonObject assessment) {
        String current = assessment.getString("phase");
        var phases = assessment.getJsonArray("phases");
        List<Phase> shown = IntStream.range(0, phases.size())
                .mapToObj(phases::getJsonObject)
                .map(phase -> phase(phase, current))
                .toList();
        JsonObject roadmap = assessment.getJsonObject("roadmap");
        return new Standing(
                roadmap.getString("title"),
                DAY.format(Instant.parse(assessment.getString("assessedAt"))),
                shown.stream()
                        .filter(Phase::current)
                        .map(Phase::title)
                        .findFirst()
                        .orElse(current),
                shown);
    }

    private static Phase phase(JsonObject phase, String current) {
        return new Phase(
                phase.getString("title"),
                String.format(Locale.ROOT, "%.1f %%", phase.getDouble("readiness")),
                phase.getJsonObject("gate").getString("state").equals("open"),
                phase.getString("id").equals(current));
    }
}
