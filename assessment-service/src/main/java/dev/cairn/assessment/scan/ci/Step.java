package dev.cairn.assessment.scan.ci;

/**
 * One thing a pipeline does.
 *
 * @param kind whether {@code text} is a command line or the name of something used
 * @param text one line of a command, or the action, task, image or template
 * @param path file the text is in, which is not the pipeline's when it was followed
 * @param line line in that file, from 1; 0 when unknown
 * @param folder folder the command runs in, from the root of the tree; empty for the root
 */
public record Step(Kind kind, String text, String path, int line, String folder) {

    /** What a step's text is. */
    public enum Kind {
        /** A command line. */
        RUN,
        /** An action, task, image, orb, template or hook by name. */
        USES,
        /** Something the pipeline says of itself: an environment deployed to. */
        MARK
    }
}
