package dev.cairn.notification.policy.domain;

/**
 * Whom a step reached.
 *
 * @param people to whom a message is on its way
 * @param systems other systems to which one is
 */
public record Reached(int people, int systems) {

    public static final Reached NOBODY = new Reached(0, 0);

    boolean anybody() {
        return people + systems > 0;
    }
}
