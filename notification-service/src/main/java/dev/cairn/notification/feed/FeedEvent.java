package dev.cairn.notification.feed;

/**
 * What the feed tells.
 *
 * @param type such as {@code alert.raised}
 * @param data written as JSON
 */
public record FeedEvent(String type, Object data) {}
