package dev.cairn.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project as of one version.
 *
 * @param startDate the day from which the project's pace is counted
 * @param urls addresses by purpose: app, repository, docs, status, or a word that is new
 * @param phase the phase that the team has declared, one of the roadmap that the project follows
 * @param hypothesis null while none is stated
 * @param coreFlow the handler, page or end-to-end script that the product exists for, as a path in its repository, or the route;
 *     null while none is named
 * @param deleted true in the last event of a project
 */
public record ProjectState(
        UUID id,
        UUID organisationId,
        String organisationSlug,
        String slug,
        String name,
        LocalDate startDate,
        Map<String, String> urls,
        List<String> tags,
        String phase,
        @Nullable Hypothesis hypothesis,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String coreFlow,
        long version,
        boolean deleted)
        implements EventData {

    public ProjectState {
        Require.present("id", id);
        Require.present("organisationId", organisationId);
        Require.name("organisationSlug", organisationSlug);
        Require.name("slug", slug);
        Require.name("name", name);
        Require.present("startDate", startDate);
        urls = Require.map("urls", urls, 50);
        urls.forEach((purpose, url) -> Require.text("urls." + purpose, url));
        tags = Require.list("tags", tags, 100);
        Require.name("phase", phase);
        Require.notNegative("version", version);
    }

    /**
     * What the product bets on, in a form that can be tested.
     *
     * @param direction at-least or at-most: which side of the target counts as reached
     * @param observed null until it was measured
     * @param observedOn null until it was measured
     */
    public record Hypothesis(
            String statement,
            String metric,
            BigDecimal target,
            String direction,
            @Nullable BigDecimal observed,
            LocalDate statedOn,
            @Nullable LocalDate observedOn) {
        public Hypothesis {
            Require.text("hypothesis statement", statement);
            Require.text("hypothesis metric", metric);
            Require.present("hypothesis target", target);
            Require.name("hypothesis direction", direction);
            Require.present("hypothesis statedOn", statedOn);
        }
    }

    @Override
    public UUID subjectId() {
        return id;
    }
}
