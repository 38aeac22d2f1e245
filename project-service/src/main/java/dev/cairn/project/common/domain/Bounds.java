package dev.cairn.project.common.domain;

/** How long texts may be, and what slugs look like. Also stands in the OpenAPI document, so it only ever grows. */
public final class Bounds {

    /** Form of slugs: lower-case letters, digits, and hyphens inside; at most 63 characters. */
    public static final String SLUG = "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$";

    /** Longest slug, in characters. */
    public static final int SLUG_LENGTH = 63;

    /** Longest name of anything, in characters. */
    public static final int NAME = 100;

    /** Longest subject of a person at the identity provider (OpenID Connect Core, section 2). */
    public static final int SUBJECT = 255;

    /** Longest text of several lines, in characters. */
    public static final int TEXT = 2000;

    /** Longest address, in characters. */
    public static final int URL = 2000;

    private Bounds() {}

    /** Whether the text is a slug. */
    public static boolean isSlug(String text) {
        return text.length() <= SLUG_LENGTH && text.matches(SLUG);
    }
}
