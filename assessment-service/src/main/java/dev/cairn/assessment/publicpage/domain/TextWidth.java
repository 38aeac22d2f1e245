package dev.cairn.assessment.publicpage.domain;

/**
 * How wide a text is in Verdana, the font of badges, by a table of its advance widths. Where another font stands in, the
 * image's {@code textLength} makes it fit.
 */
final class TextWidth {

    private static final double EM = 2048;
    private static final char FIRST = ' ';

    /** Of the printable ASCII characters, in units of 1/2048 em; whatever else there is counts as one em. */
    private static final int[] WIDTHS = {
        720, 806, 940, 1676, 1302, 2204, 1488, 550, 930, 930, 1302, 1676, 745, 930, 745, 930, 1302, 1302, 1302, 1302,
        1302, 1302, 1302, 1302, 1302, 1302, 930, 930, 1676, 1676, 1676, 1117, 2048, 1400, 1404, 1430, 1578, 1295, 1177,
        1588, 1539, 862, 931, 1419, 1140, 1726, 1532, 1612, 1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260,
        1403, 930, 930, 930, 1676, 1302, 1302, 1230, 1276, 1067, 1276, 1220, 720, 1276, 1296, 562, 705, 1212, 562, 1992,
        1296, 1243, 1276, 1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930, 1300, 1676
    };

    private TextWidth() {}

    /** Pixels, rounded up. */
    static int of(String text, int fontSize) {
        double units = text.codePoints()
                .mapToDouble(point -> point >= FIRST && point < FIRST + WIDTHS.length ? WIDTHS[point - FIRST] : EM)
                .sum();
        return (int) Math.ceil(units * fontSize / EM);
    }
}
