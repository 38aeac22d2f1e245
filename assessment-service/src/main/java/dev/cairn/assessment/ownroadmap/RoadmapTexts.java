package dev.cairn.assessment.ownroadmap;

import dev.cairn.assessment.roadmap.RoadmapException;
import dev.cairn.assessment.roadmap.RoadmapReader;
import dev.cairn.assessment.roadmap.ShippedRoadmaps;
import dev.cairn.assessment.roadmap.domain.Expressions;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Reads what authors send. Reading takes a processor for a while, so it has a few threads of its own. */
@ApplicationScoped
public class RoadmapTexts {

    /** Ids that are words of the API's paths, or belong to the product. */
    private static final Set<String> TAKEN = Set.of(ShippedRoadmaps.DEFAULT, "validate", "shadow-runs");

    private static final int LARGEST = 1024 * 1024;

    private final RoadmapReader reader;
    private final RoadmapReader lenient;
    private final WorkerExecutor threads;

    RoadmapTexts(Expressions expressions, ShippedRoadmap shipped, RoadmapConfig config, Vertx vertx) {
        this.reader =
                RoadmapReader.ofOrganisations(expressions, shipped.roadmap().factTypes(), TAKEN);
        this.lenient = new RoadmapReader(expressions);
        this.threads = vertx.createSharedWorkerExecutor("roadmaps", config.readsAtOnce(), 60, TimeUnit.SECONDS);
    }

    /** Reads what an author sent; fails with a {@link RoadmapException} that tells every mistake. */
    public Uni<ReadText> read(byte[] text) {
        if (text.length > LARGEST) {
            throw new Problem(CommonProblem.TOO_LARGE, "A roadmap has at most 1 MiB");
        }
        return blocking(() -> ReadText.of(reader.read(characters(text)), text));
    }

    /** Reads what was published once; what was right then stays right, whatever facts the product has now. */
    public Uni<ReadText> readPublished(byte[] text) {
        return blocking(() -> ReadText.of(lenient.read(new String(text, StandardCharsets.UTF_8)), text));
    }

    /** Does work that takes a processor for a while, and answers on the caller's context. */
    public <T> Uni<T> blocking(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> threads.executeBlocking(work, false).toCompletionStage());
    }

    private static String characters(byte[] text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw RoadmapException.at(1, 1, "not UTF-8");
        }
    }
}
