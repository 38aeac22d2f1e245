package dev.cairn.assessment.publicpage.domain;

/**
 * A small image of two fields: what it is about, and how it stands.
 *
 * @param label on the left
 * @param message on the right
 */
public record Badge(String label, String message, Tone tone) {

    public static final int FONT_SIZE = 11;
    public static final int HEIGHT = 20;

    private static final int PADDING = 7;
    private static final int LONGEST = 60;

    /** Colour of the right field; each has a contrast of more than 4.5 to 1 with the white text. */
    public enum Tone {
        GOOD("#14603b"),
        PLAIN("#28557f"),
        NONE("#59615e");

        private final String colour;

        Tone(String colour) {
            this.colour = colour;
        }

        public String colour() {
            return colour;
        }
    }

    public Badge {
        label = shown(label);
        message = shown(message);
    }

    /** Where a project stands. @param allOpen whether no gate is closed */
    public static Badge standing(String phase, String readiness, boolean allOpen) {
        String shortened = cut(phase, LONGEST - readiness.length() - 1);
        return new Badge("Cairn", shortened + " " + readiness, allOpen ? Tone.GOOD : Tone.PLAIN);
    }

    /** A project that nothing is known of. */
    public static Badge notAssessed() {
        return new Badge("Cairn", "not assessed yet", Tone.NONE);
    }

    /** In the place of a badge that is not shown, or not any more. */
    public static Badge notPublic() {
        return new Badge("Cairn", "not public", Tone.NONE);
    }

    /** What a screen reader says. */
    public String title() {
        return label + ": " + message;
    }

    public int labelText() {
        return TextWidth.of(label, FONT_SIZE);
    }

    public int messageText() {
        return TextWidth.of(message, FONT_SIZE);
    }

    public int labelWidth() {
        return labelText() + 2 * PADDING;
    }

    public int messageWidth() {
        return messageText() + 2 * PADDING;
    }

    public int width() {
        return labelWidth() + messageWidth();
    }

    /** Where the text of the label begins. */
    public int labelStart() {
        return PADDING;
    }

    /** Where the text of the message begins. */
    public int messageStart() {
        return labelWidth() + PADDING;
    }

    /** One line that is not too long, of characters that XML may have. */
    private static String shown(String text) {
        String line = text.codePoints()
                .map(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.SURROGATE
                                || (point & 0xfffe) == 0xfffe
                        ? ' '
                        : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return cut(line, LONGEST);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
