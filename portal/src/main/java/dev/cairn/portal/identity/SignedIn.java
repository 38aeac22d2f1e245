package dev.cairn.portal.identity;

/** The outcome of a completed code flow. */
public record SignedIn(Person person, Tokens tokens) {}
