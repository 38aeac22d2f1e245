package dev.cairn.kit.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside {@link Allow} on an endpoint whose path names no organisation, for programs that cannot put one there: the
 * organisation is the one that the API token belongs to, and nothing in the request can name another. People are refused,
 * since they may belong to several. It is closed to everybody if the path does name one.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TokensOrganisation {}
