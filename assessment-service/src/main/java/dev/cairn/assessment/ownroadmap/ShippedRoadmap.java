package dev.cairn.assessment.ownroadmap;

import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.roadmap.ShippedRoadmaps;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The default roadmap as it comes with the program. */
@Singleton
public class ShippedRoadmap {

    private final Assessor assessor;
    private final byte[] text;
    private final String digest;

    ShippedRoadmap(Assessor assessor) {
        this.assessor = assessor;
        this.text = ShippedRoadmaps.text(ShippedRoadmaps.DEFAULT).getBytes(StandardCharsets.UTF_8);
        this.digest = ReadText.digest(text);
    }

    public Roadmap roadmap() {
        return assessor.roadmap();
    }

    public Assessor assessor() {
        return assessor;
    }

    /** Its YAML; a copy. */
    public byte[] text() {
        return text.clone();
    }

    public String digest() {
        return digest;
    }

    /** The YAML of a version before this one; null when there was none. */
    public byte @Nullable [] earlier(int version) {
        String earlier = ShippedRoadmaps.earlier(version);
        return earlier == null ? null : earlier.getBytes(StandardCharsets.UTF_8);
    }
}
