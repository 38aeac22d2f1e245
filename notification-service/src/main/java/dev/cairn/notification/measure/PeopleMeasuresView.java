package dev.cairn.notification.measure;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How often people were paged in a month.
 *
 * @param month such as 2026-11
 * @param dusk when nights begin, by a person's own clock
 * @param dawn when they end
 * @param mostNights more nights of a month are too many
 * @param people who were paged at all, those with the most nights first
 * @param overCap how many of them were paged in too many nights
 * @param morePages whether there were more pages than one answer counts
 */
@Schema(name = "PeopleMeasures", examples = """
        {"month": "2026-11", "dusk": "22:00", "dawn": "06:00", "mostNights": 6, "people": [{"person": "ana", "name": "Ana",
        "timeZone": "Europe/Berlin", "pages": 14, "nightPages": 9, "nights": 7, "longestRun": 3, "overCap": true}],
        "overCap": 1, "morePages": false}""")
record PeopleMeasuresView(
        String month,
        String dusk,
        String dawn,
        int mostNights,
        List<PersonMeasure> people,
        long overCap,
        boolean morePages) {

    /**
     * Of one person.
     *
     * @param timeZone where their night is: as they say, or as the schedule says that they were on call in, or UTC
     * @param pages that reached them; the messages of one page are one
     * @param nightPages of them at night
     * @param nights in which there was any; a night belongs to the evening that it begins on
     * @param longestRun of nights one after the other
     * @param overCap whether that were too many nights
     */
    @Schema(name = "PersonMeasure")
    record PersonMeasure(
            String person,
            String name,
            String timeZone,
            long pages,
            long nightPages,
            int nights,
            int longestRun,
            boolean overCap) {}
}
