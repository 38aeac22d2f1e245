package dev.cairn.kit.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an endpoint of an organisation: its path has the parameter {@code org}, and the caller is a member with at
 * least the role, or an API token of that organisation with the scope. Anyone else is told that there is nothing. Where no
 * organisation can be in the path, see {@link TokensOrganisation}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {

    /** The least role of a person. */
    Role role();

    /** The scope of a token. */
    Scope scope();
}
