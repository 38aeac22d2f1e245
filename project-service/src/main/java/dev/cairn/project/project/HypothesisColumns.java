package dev.cairn.project.project;

import dev.cairn.project.project.domain.Hypothesis;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A hypothesis as columns of its project, so that the database keeps it whole. */
@Embeddable
class HypothesisColumns {

    @Column(name = "hypothesis_statement")
    String statement;

    @Column(name = "hypothesis_metric")
    String metric;

    @Column(name = "hypothesis_target")
    BigDecimal target;

    @Column(name = "hypothesis_direction")
    String direction;

    @Column(name = "hypothesis_observed")
    @Nullable
    BigDecimal observed;

    @Column(name = "hypothesis_stated_on")
    LocalDate statedOn;

    @Column(name = "hypothesis_observed_on")
    @Nullable
    LocalDate observedOn;

    HypothesisColumns() {}

    static HypothesisColumns of(Hypothesis hypothesis) {
        var columns = new HypothesisColumns();
        columns.statement = hypothesis.statement();
        columns.metric = hypothesis.metric();
        columns.target = hypothesis.target();
        columns.direction = hypothesis.direction();
        columns.observed = hypothesis.observed();
        columns.statedOn = hypothesis.statedOn();
        columns.observedOn = hypothesis.observedOn();
        return columns;
    }

    Hypothesis hypothesis() {
        return new Hypothesis(statement, metric, target, direction, observed, statedOn, observedOn);
    }
}
