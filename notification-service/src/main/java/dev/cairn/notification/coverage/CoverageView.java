package dev.cairn.notification.coverage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of an organisation.
 *
 * @param measuredAt absent until it was
 * @param unreachable who is on call in the next 14 days and has no verified contact method, who is on call first first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Coverage", examples = """
        {"measuredAt": "2026-04-12T09:30:05.310Z", "policies": [{"policy": "01990b20-0000-7000-8000-0000000000c1",
        "name": "Shop", "gapFreeDays": 12, "daysAhead": 30, "firstGap": {"start": "2026-04-25T06:00:00Z",
        "end": "2026-04-25T08:00:00Z", "reason": "Nobody is on call in Primary"}, "projects": ["shop"]}],
        "unreachable": [{"person": "cem", "name": "Cem", "from": "2026-04-20T06:00:00Z", "where": ["Primary"]}]}""")
record CoverageView(@Nullable Instant measuredAt, List<PolicyCoverage> policies, List<Person> unreachable) {

    /**
     * For how long a policy reaches somebody.
     *
     * @param gapFreeDays until the first instant at which its first step reaches nobody; at most {@code daysAhead}
     * @param projects slugs of those whose alerts go to it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PolicyCoverage")
    record PolicyCoverage(
            UUID policy,
            String name,
            int gapFreeDays,
            int daysAhead,
            @Nullable Gap firstGap,
            List<String> projects) {}

    /** An interval in which the first step reaches nobody. */
    @Schema(name = "CoverageGap")
    record Gap(Instant start, Instant end, String reason) {}

    /**
     * Somebody who would not hear of an alert.
     *
     * @param from when the person is on call first
     * @param where names of the schedules, and of the policies that name the person
     */
    @Schema(name = "UnreachablePerson")
    record Person(String person, String name, Instant from, List<String> where) {}
}
