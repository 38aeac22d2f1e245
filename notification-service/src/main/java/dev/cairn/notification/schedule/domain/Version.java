package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The layers of a schedule from an instant on, until the next version's. The first version has {@link Instant#MIN}.
 *
 * @param layers highest priority first
 */
public record Version(Instant from, List<Layer> layers) {

    public Version {
        layers = layers.stream()
                .sorted(Comparator.comparingInt(Layer::priority).reversed())
                .toList();
    }
}
