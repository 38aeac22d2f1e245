package dev.cairn.assessment.scanning;

import dev.cairn.kit.problem.ProblemKind;

/** Why a scan fails, besides what is wrong with its archive. */
final class ScanProblem {

    static final ProblemKind TOO_LONG = new ProblemKind("scan-too-long", "The scan took too long", 422);

    private ScanProblem() {}
}
