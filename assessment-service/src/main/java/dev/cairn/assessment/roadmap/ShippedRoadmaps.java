package dev.cairn.assessment.roadmap;

import dev.cairn.assessment.roadmap.domain.Expressions;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The roadmaps that come with the product. */
public final class ShippedRoadmaps {

    /** The id of the default roadmap. */
    public static final String DEFAULT = "mvp-to-production";

    private ShippedRoadmaps() {}

    /**
     * Reads the default roadmap; costs some ten milliseconds, so keep it.
     *
     * @throws RoadmapException if the shipped text is wrong, which its tests rule out
     */
    public static Roadmap mvpToProduction(Expressions expressions) {
        return new RoadmapReader(expressions).read(text(DEFAULT));
    }

    /** The YAML of a shipped roadmap. */
    public static String text(String id) {
        String text = resource("/roadmaps/" + id + ".yaml");
        if (text == null) {
            throw new IllegalStateException("the roadmap " + id + " is not in the jar");
        }
        return text;
    }

    /** The YAML of an earlier version of the default roadmap, by which assessments that are kept were judged; null: none. */
    public static @Nullable String earlier(int version) {
        return resource("/roadmaps/earlier/" + DEFAULT + "-" + version + ".yaml");
    }

    private static @Nullable String resource(String path) {
        try (InputStream in = ShippedRoadmaps.class.getResourceAsStream(path)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
