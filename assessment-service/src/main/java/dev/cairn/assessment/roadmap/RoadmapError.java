package dev.cairn.assessment.roadmap;

/**
 * One mistake in the text of a roadmap.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param pointer JSON pointer of the part that is wrong, as if the text were JSON; empty for the whole
 * @param message what is wrong, for the author
 */
public record RoadmapError(int line, int column, String pointer, String message) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
