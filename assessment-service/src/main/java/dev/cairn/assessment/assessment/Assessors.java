package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.cel.CelExpressions;
import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.roadmap.ShippedRoadmaps;
import dev.cairn.assessment.roadmap.domain.Expressions;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Compiles the shipped roadmap, once. */
@Singleton
class Assessors {

    private static final Logger LOG = Logger.getLogger(Assessors.class);

    @Produces
    @Singleton
    Expressions expressions() {
        return new CelExpressions();
    }

    @Produces
    @Singleton
    Assessor shipped(Expressions expressions) {
        return new Assessor(ShippedRoadmaps.mvpToProduction(expressions), expressions);
    }

    /** Made while the service starts: the first who needs it is an event loop, which must not wait for so long. */
    void make(@Observes @Priority(1) StartupEvent start, Assessor assessor) {
        LOG.debugf("ready: %s", assessor);
    }
}
