package dev.cairn.assessment.roadmap;

/**
 * One mistake in the text of a roadmap.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param message what is wrong, for the author
 */
public record RoadmapError(int line, int column, String message) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
