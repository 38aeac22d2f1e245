package dev.cairn.assessment.scan.ci;

import java.util.ArrayList;
import java.util.List;

/** Sorts the jobs of one file by what starts them: changes of the code, or something else. */
final class PipelineFile {

    private final String system;
    private final String path;
    private final List<Step> onChange = new ArrayList<>();
    private final List<Step> otherwise = new ArrayList<>();

    PipelineFile(String system, String path) {
        this.system = system;
        this.path = path;
    }

    /** Where the steps of a job of this file go. */
    StepWalker job(boolean startedByChange) {
        return job(startedByChange, path);
    }

    /** Where the steps of a job go that stands in another file. */
    StepWalker job(boolean startedByChange, String where) {
        return new StepWalker(where, startedByChange ? onChange : otherwise);
    }

    /** One pipeline of what changes start, and one of the rest; each only if it does something. */
    List<Pipeline> pipelines() {
        return pipelines(0, false);
    }

    /** The same with the line of the trigger and whether only other pipelines start it. */
    List<Pipeline> pipelines(int line, boolean callable) {
        List<Pipeline> found = new ArrayList<>();
        if (!onChange.isEmpty()) {
            found.add(new Pipeline(path, system, true, callable, line, List.copyOf(onChange)));
        }
        if (!otherwise.isEmpty()) {
            found.add(new Pipeline(path, system, false, callable, line, List.copyOf(otherwise)));
        }
        return found;
    }
}
