package dev.cairn.portal.identity;

import org.jspecify.annotations.Nullable;

/**
 * Who signed in, by a verified ID token.
 *
 * @param subject the provider's identifier of the person
 * @param name for display; the subject where the provider tells no name
 * @param email null where the provider tells none
 */
public record Person(String subject, String name, @Nullable String email) {}
