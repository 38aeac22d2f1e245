package dev.cairn.kit.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

    @Test
    void an_entry_comes_back_as_it_was_line_breaks_and_all() {
        byte[] body = {'\n', 0, -1, '\n', 'x'};

        Entry back = unpack(new Entry(42, "\"sha256:ab\"", body).packed());

        assertThat(back).isNotNull();
        assertThat(back.version()).isEqualTo(42);
        assertThat(back.etag()).isEqualTo("\"sha256:ab\"");
        assertThat(back.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "12", "12\n", "x\ny\nz", "-1\n\n", "\n\n", "99999999999999999999\ne\nb"})
    void anything_else_is_no_entry(String packed) {
        assertThat(unpack(packed.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void a_mark_is_no_entry() {
        assertThat(unpack(Entry.marker(Long.MAX_VALUE))).isNull();
    }

    @Test
    void parts_of_a_key_cannot_run_into_each_other() {
        assertThat(Cache.key("a:b", "c")).isNotEqualTo(Cache.key("a", "b:c")).isEqualTo("a%3ab:c");
        assertThat(Cache.key("a%3ab")).isNotEqualTo(Cache.key("a:b"));
        assertThat(Cache.key(1, 2L)).isEqualTo("1:2");
    }

    @Test
    void an_entry_that_could_not_be_read_back_is_refused() {
        assertThatThrownBy(() -> new Entry(-1, "", new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Entry(1, "a\nb", new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private static @Nullable Entry unpack(byte[] packed) {
        return Entry.unpack(packed);
    }
}
