package dev.cairn.assessment.scan.ci;

import java.util.List;

/**
 * One pipeline file.
 *
 * @param path where it is
 * @param system name of the CI system in lower case, as {@link Pipelines#system} tells it
 * @param onChange whether pushes to a branch, or pull requests, start it
 * @param callable whether only other pipelines start it
 * @param line line of the trigger, from 1; 0 when it is implied
 * @param steps what it does, in order
 */
public record Pipeline(String path, String system, boolean onChange, boolean callable, int line, List<Step> steps) {

    /** The same with other steps. */
    public Pipeline withSteps(List<Step> other) {
        return new Pipeline(path, system, onChange, callable, line, List.copyOf(other));
    }

    /** The same as if started by pushes and pull requests. */
    public Pipeline started() {
        return new Pipeline(path, system, true, callable, line, steps);
    }
}
