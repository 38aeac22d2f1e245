package dev.cairn.assessment.report;

import dev.cairn.kit.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms of a report; the first is what those get who ask for none. */
enum ReportFormat {
    JSON("json", "json", MediaType.APPLICATION_JSON),
    HTML("html", "html", MediaType.TEXT_HTML),
    MARKDOWN("markdown", "md", "text/markdown"),
    CSV("csv", "csv", "text/csv"),
    JWS("jws", "jws", "application/jose");

    private static final List<Variant> VARIANTS = Arrays.stream(values())
            .map(format -> new Variant(MediaType.valueOf(format.mediaType), (String) null, null))
            .toList();

    private final String word;
    private final String extension;
    private final String mediaType;

    ReportFormat(String word, String extension, String mediaType) {
        this.word = word;
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /**
     * The form that a request asks for.
     *
     * @param word as its address says, which goes before what it accepts: a link cannot say what it accepts; null for none
     * @throws Problem when there is no such form
     */
    static ReportFormat asked(@Nullable String word, Request request) {
        if (word == null) {
            Variant best = request.selectVariant(VARIANTS);
            return best == null ? JSON : values()[VARIANTS.indexOf(best)];
        }
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "?format",
                        "must be one of "
                                + Arrays.stream(values())
                                        .map(format -> format.word)
                                        .collect(Collectors.joining(", "))));
    }

    /** With the charset where it is text. */
    String contentType() {
        return mediaType.startsWith("text/") ? mediaType + ";charset=UTF-8" : mediaType;
    }

    String word() {
        return word;
    }

    /**
     * How a browser is to take it: only HTML is for looking at, and only because its policy lets it do nothing.
     *
     * @param slug of the project, whose letters need no quoting
     */
    String disposition(String slug, long sequence) {
        return (this == HTML ? "inline" : "attachment") + "; filename=\"" + slug + "-assessment-" + sequence + "."
                + extension + "\"";
    }
}
