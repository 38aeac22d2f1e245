package dev.cairn.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What integrators read says what is there. */
class DocsTest {

    private static final Pattern RUNNABLE = Pattern.compile("<!-- run: kcat -->\n```sh\n(kcat [^\n]+)\n```");
    private static final Pattern TYPE = Pattern.compile("dev\\.cairn\\.[a-z]+\\.[a-z]+\\.v[0-9]+");

    private final String page = read(Path.of("..", "docs", "events.md"));

    @Test
    void it_names_every_topic_with_its_types_and_no_other_type() {
        for (EventType type : EventType.values()) {
            assertThat(page.lines()
                            .filter(line -> line.startsWith("| `" + type.topic() + "`"))
                            .findFirst())
                    .hasValueSatisfying(row -> assertThat(row).contains("`" + type.type() + "`"));
        }
        assertThat(TYPE.matcher(page).results().map(found -> found.group()))
                .allSatisfy(type -> assertThat(EventType.find(type)).as(type).isPresent());
    }

    @Test
    void it_names_every_header() {
        var data = EventCodec.read(EventType.ALERT_RAISED, Files.bytes(Files.exampleOf(EventType.ALERT_RAISED)));
        var event = CairnEvent.of(UUID.randomUUID(), EventType.ALERT_RAISED, Instant.EPOCH, data);

        assertThat(CloudEventHeaders.of(event.envelope(), "trace").keySet())
                .allSatisfy(header -> assertThat(page).contains("| `" + header + "` |"));
    }

    @Test
    void its_first_command_can_be_lifted_out_and_run() {
        var command = RUNNABLE.matcher(page);

        assertThat(command.find()).isTrue();
        assertThat(command.group(1)).contains("-b 127.0.0.1:18022 ", "-t " + Topics.ASSESSMENTS + " ", " -e ");
    }

    private static String read(Path path) {
        try {
            return java.nio.file.Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
