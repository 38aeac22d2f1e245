package dev.cairn.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void takesTheMiddleOfAnOddNumberInAnyOrder() {
        assertThat(Summary.of(9, 1, 5)).isEqualTo(new Summary(3, 1, 5, 8.2, 9));
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(Summary.of(4, 1, 2, 3).p50()).isEqualTo(2.5);
    }

    @Test
    void isTheFigureItselfWhenThereIsOne() {
        assertThat(Summary.of(7)).isEqualTo(new Summary(1, 7, 7, 7, 7));
    }

    @Test
    void refusesNoFigures() {
        assertThatThrownBy(Summary::of).isInstanceOf(IllegalArgumentException.class);
    }
}
