package dev.cairn.notification.schedule.domain;

/**
 * A person on call, and why.
 *
 * @param source what put them there
 * @param id of the layer, the override or the temporary schedule
 */
public record Duty(String person, Source source, String id) {

    /** What puts somebody on call. */
    public enum Source {
        LAYER,
        OVERRIDE,
        TEMPORARY
    }
}
