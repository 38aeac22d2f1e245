package dev.cairn.notification.schedule.imports;

/** What is not as it was, or could not be taken over. */
public record ImportFinding(String pointer, String text) {}
