package dev.cairn.assessment.follow;

import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.ownroadmap.RoadmapTexts;
import dev.cairn.assessment.roadmap.domain.Expressions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Roadmaps that are ready to judge by, by the digest of their text; the ones used last are kept. */
@ApplicationScoped
public class CompiledRoadmaps {

    private static final int KEPT = 100;

    private final Expressions expressions;
    private final RoadmapTexts texts;
    private final Map<String, Assessor> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Assessor> eldest) {
            return size() > KEPT;
        }
    };

    CompiledRoadmaps(Expressions expressions, RoadmapTexts texts) {
        this.expressions = expressions;
        this.texts = texts;
    }

    private synchronized @Nullable Assessor get(String digest) {
        return kept.get(digest);
    }

    private synchronized void put(String digest, Assessor assessor) {
        kept.put(digest, assessor);
    }

    /**
     * The roadmap with this digest: as it was kept, else compiled away from the event loop.
     *
     * @param text gives the published text, if it is needed
     */
    public Uni<Assessor> of(String digest, Supplier<Uni<byte[]>> text) {
        Assessor ready = get(digest);
        return ready != null ? Uni.createFrom().item(ready) : text.get().chain(found -> compile(digest, found));
    }

    private Uni<Assessor> compile(String digest, byte[] text) {
        return texts.readPublished(text)
                .chain(read -> texts.blocking(() -> new Assessor(read.roadmap(), expressions)))
                .invoke(assessor -> put(digest, assessor));
    }
}
