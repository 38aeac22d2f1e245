package dev.cairn.bench.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * One figure.
 *
 * @param id names it in the results
 * @param what is measured, for people
 * @param value what was measured
 * @param limit what it must not exceed
 * @param unit of both; {@code x} for a ratio
 * @param details how it came about
 */
public record Figure(String id, String what, double value, double limit, String unit, Map<String, Object> details) {

    /** Whether the value keeps to the limit. */
    @JsonProperty("met")
    public boolean isMet() {
        return value <= limit;
    }
}
