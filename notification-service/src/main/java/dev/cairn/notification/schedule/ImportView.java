package dev.cairn.notification.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.schedule.imports.ImportFinding;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule of another system would be here.
 *
 * @param schedule as it would be written; unknown people are nobody in it
 * @param overrides that would be made with it
 * @param people everybody whom the source names
 * @param findings what is not as it was, or is left out
 * @param diff who is on call there and here
 */
@Schema(name = "ScheduleImportPreview", examples = """
        {"schedule": {"name": "Shop", "timeZone": "Europe/Berlin", "layers": [{"id": "imported-1", "name": "Weekly",
        "priority": 1, "rotation": {"unit": "weeks", "length": 1, "start": "2026-03-02T09:00",
        "participants": ["ana", "ben", null]}}]}, "overrides": [], "people": [{"key": "ben@example.com",
        "pointer": "/source/schedule/rotations/0/participants/1", "names": ["ben@example.com"], "person": "ben",
        "known": true}], "findings": [], "diff": {"from": "2026-03-01T00:00:00Z", "to": "2026-05-30T00:00:00Z",
        "sameHours": 2160, "otherHours": 0, "differences": [], "more": false}}""")
record ImportView(
        ScheduleBody schedule, List<NewOverride> overrides, List<PersonPart> people, List<Note> findings, Diff diff) {

    /**
     * Somebody of the source.
     *
     * @param key what the source calls them by
     * @param person subject of the member; absent for somebody unknown, and for who is to be nobody
     * @param known whether it is clear who that is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ScheduleImportPerson")
    record PersonPart(
            String key,
            String pointer,
            List<String> names,
            @Nullable String person,
            boolean known) {}

    /** Something that is not as it was. */
    @Schema(name = "ScheduleImportFinding")
    record Note(String pointer, String text) {

        static Note of(ImportFinding finding) {
            return new Note(finding.pointer(), finding.text());
        }
    }

    /**
     * Who is on call in the source and here, from now on.
     *
     * @param sameHours in which both have the same people on call
     * @param otherHours in which they have not
     * @param differences the first 500
     */
    @Schema(name = "ScheduleImportDiff")
    record Diff(Instant from, Instant to, double sameHours, double otherHours, List<Part> differences, boolean more) {}

    /**
     * A time in which they differ.
     *
     * @param source who is on call there: names, or what the source calls unknown people
     * @param here who would be on call here
     */
    @Schema(name = "ScheduleImportDifference")
    record Part(Instant start, Instant end, List<String> source, List<String> here) {}
}
