package dev.cairn.notification.why.domain;

/** Something with the name that it had. */
public record Named(String id, String name) {}
