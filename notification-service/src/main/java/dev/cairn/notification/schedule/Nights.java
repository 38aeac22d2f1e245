package dev.cairn.notification.schedule;

import dev.cairn.notification.schedule.domain.Night;
import jakarta.enterprise.context.ApplicationScoped;

/** When nights are, and how many of a month somebody may be woken in; one answer for all who count them. */
@ApplicationScoped
public class Nights {

    private final Night night;
    private final int most;

    Nights(NightConfig config) {
        this.night = new Night(config.dusk(), config.dawn());
        this.most = config.most();
    }

    public Night night() {
        return night;
    }

    /** Nights of a month in which a person may be paged without a warning. */
    public int most() {
        return most;
    }
}
