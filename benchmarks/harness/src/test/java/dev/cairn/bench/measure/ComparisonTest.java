package dev.cairn.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.bench.measure.Comparison.Round;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void takesTheMedianOfTheRoundsOwnRatios() {
        // the machine was three times slower in the second round, for both
        var comparison = Comparison.of(List.of(new Round(150, 100), new Round(480, 300), new Round(140, 100)));

        assertThat(comparison.ratio().p50()).isEqualTo(1.5);
        assertThat(comparison.suite().p50()).isEqualTo(150);
        assertThat(comparison.bare().p50()).isEqualTo(100);
    }

    @Test
    void refusesARoundInWhichNothingWasCounted() {
        assertThatThrownBy(() -> Comparison.of(List.of(new Round(1, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too short");
    }
}
