package dev.cairn.kit.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who makes the present request. Set before the endpoint is called; only endpoints that demand a caller may ask. */
@RequestScoped
public class Caller {

    /** The kinds of caller. */
    public enum Kind {
        PERSON,
        TOKEN;

        /** The word used in JSON and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private @Nullable Kind kind;
    private @Nullable String id;
    private @Nullable String name;

    /** OIDC subject of a person, id of a token. */
    public String id() {
        return known(id);
    }

    /** As shown to others. */
    public String name() {
        return known(name);
    }

    public Kind kind() {
        return known(kind);
    }

    void is(Kind newKind, String newId, String newName) {
        kind = newKind;
        id = newId;
        name = newName;
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("no caller: the endpoint has neither @Allow nor @SignedIn");
        }
        return value;
    }
}
