package dev.cairn.assessment.roadmap;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A roadmap that cannot be accepted, with all its mistakes in the order of the text. */
public final class RoadmapException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Comparator<RoadmapError> BY_PLACE =
            Comparator.comparingInt(RoadmapError::line).thenComparingInt(RoadmapError::column);

    private final transient List<RoadmapError> errors;

    RoadmapException(List<RoadmapError> errors) {
        super(errors.stream().sorted(BY_PLACE).map(RoadmapError::toString).collect(Collectors.joining("; ")));
        this.errors = errors.stream().sorted(BY_PLACE).toList();
    }

    /** One mistake, at one place of the text. */
    public static RoadmapException at(int line, int column, String message) {
        return new RoadmapException(List.of(new RoadmapError(line, column, "", message)));
    }

    /** Every mistake that was found, in the order of the text. */
    public List<RoadmapError> errors() {
        return errors;
    }
}
