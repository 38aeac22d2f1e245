package dev.cairn.notification.alert;

import dev.cairn.events.AssessmentState;
import dev.cairn.events.CairnEvent;
import dev.cairn.kit.events.IncomingEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of assessments. */
@ApplicationScoped
class AssessmentConsumer {

    private final IncomingEvents events;
    private final TakeInAssessment takeInAssessment;

    AssessmentConsumer(IncomingEvents events, TakeInAssessment takeInAssessment) {
        this.events = events;
        this.takeInAssessment = takeInAssessment;
    }

    @Incoming("assessments")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return events.handle(record, this::takeIn);
    }

    private Uni<Void> takeIn(CairnEvent event) {
        return takeInAssessment.takeIn(event.data(AssessmentState.class));
    }
}
