package dev.cairn.assessment.roadmap.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One provable part of a practice.
 *
 * @param id the practice's id and one more segment, such as {@code foundation.ci-cd.tests-run}
 * @param title what is proven when it is met
 * @param expression CEL over facts; true or 1 is met, false or 0 is not, between is partial
 * @param strength the least strength of evidence that counts
 * @param weight its share of the phase's readiness, at least 1
 * @param freshness how old evidence may be; {@code null}: any age
 * @param effort the work it usually takes
 * @param required whether the practice needs it; the others only add to readiness
 * @param waivable whether a waiver may stand in for it at a gate
 * @param advice what to do when it is not met
 * @param proof what would prove it, the shortest way
 * @param applies when it applies; {@code null}: wherever its practice does
 */
public record Check(
        String id,
        String title,
        String expression,
        Strength strength,
        int weight,
        @Nullable Duration freshness,
        Effort effort,
        boolean required,
        boolean waivable,
        String advice,
        String proof,
        @Nullable Applicability applies) {}
