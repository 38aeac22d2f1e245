package dev.cairn.kit.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

    @Test
    void an_entry_comes_back_as_it_was_line_breaks_and_all() {
        var body = Buffer.buffer(new byte[] {'\n', 0, -1, '\n', 'x'});

        Entry back = Entry.unpack(new Entry(42, "\"sha256:ab\"", body).packed());

        assertThat(back).isNotNull();
        assertThat(back.version()).isEqualTo(42);
        assertThat(back.etag()).isEqualTo("\"sha256:ab\"");
        assertThat(back.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "12", "12\n", "x\ny\nz", "-1\n\n", "\n\n", "99999999999999999999\ne\nb"})
    void anything_else_is_no_entry(String packed) {
        assertThat(Entry.unpack(Buffer.buffer(packed))).isNull();
    }

    @Test
    void a_mark_is_no_entry() {
        assertThat(Entry.unpack(Entry.marker(Long.MAX_VALUE))).isNull();
    }

    @Test
    void parts_of_a_key_cannot_run_into_each_other() {
        assertThat(Cache.key("a:b", "c")).isNotEqualTo(Cache.key("a", "b:c")).isEqualTo("a%3ab:c");
        assertThat(Cache.key("a%3ab")).isNotEqualTo(Cache.key("a:b"));
        assertThat(Cache.key(1, 2L)).isEqualTo("1:2");
    }

    @Test
    void an_entry_that_could_not_be_read_back_is_refused() {
        assertThatThrownBy(() -> new Entry(-1, "", Buffer.buffer())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Entry(1, "a\nb", Buffer.buffer())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Entry(1, "e".repeat(201), Buffer.buffer()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
