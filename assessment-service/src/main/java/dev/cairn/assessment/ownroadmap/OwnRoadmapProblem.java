package dev.cairn.assessment.ownroadmap;

import dev.cairn.assessment.roadmap.RoadmapException;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of an organisation's roadmaps. */
public final class OwnRoadmapProblem {

    static final ProblemKind NOT_VALID = new ProblemKind("roadmap-not-valid", "The roadmap has mistakes", 400);
    static final ProblemKind VERSION_TAKEN =
            new ProblemKind("roadmap-version-taken", "The roadmap has this version or a later one", 409);
    static final ProblemKind IN_EFFECT =
            new ProblemKind("roadmap-in-effect", "The version has taken effect and cannot be withdrawn", 409);
    static final ProblemKind TOO_MANY =
            new ProblemKind("roadmap-limit", "The organisation has as many roadmaps or versions as it may have", 409);

    private OwnRoadmapProblem() {}

    /** Every mistake, each with its pointer, line and column. */
    public static Problem of(RoadmapException wrong) {
        var problem = new Problem(
                NOT_VALID,
                "Nothing was kept; %d mistakes".formatted(wrong.errors().size()));
        wrong.errors().forEach(error -> problem.at(error.pointer(), error.toString()));
        return problem;
    }
}
