package dev.cairn.notification.statuspage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows, as text.
 *
 * @param level of all that is shown, as the style knows it
 * @param zone of the times
 * @param older path of the page of the present month
 */
public record PageModel(
        String title,
        String path,
        @Nullable String support,
        String level,
        String headline,
        List<Part> components,
        List<Incident> open,
        List<Planned> maintenance,
        List<Day> days,
        String zone,
        String older) {

    /**
     * A component.
     *
     * @param level as the style knows it
     * @param uptime of the last days, in words
     * @param bars one for each day, oldest first
     * @param troubles the days on which something was wrong, newest first
     */
    public record Part(
            String name,
            String description,
            String level,
            String status,
            String uptime,
            List<Bar> bars,
            List<String> troubles) {}

    /** A day of a component. */
    public record Bar(int x, String level, String told) {}

    /**
     * An incident.
     *
     * @param components those that are concerned, in words; empty for none in particular
     */
    public record Incident(
            String id,
            String title,
            String state,
            String level,
            String began,
            String components,
            List<Update> updates) {}

    /** Something that was said of an incident. */
    public record Update(String state, String at, String text) {}

    /** Maintenance. */
    public record Planned(String title, String when, String text, String components, boolean underWay) {}

    /** A day with what ended on it. */
    public record Day(String date, List<Incident> incidents) {}
}
