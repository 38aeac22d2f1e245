package dev.cairn.portal.session;

/** A session and the id that it was found by. */
public record LiveSession(SessionId id, Session session) {}
