package dev.cairn.notification.feed;

import java.util.UUID;

/**
 * An event of the feed as it is stored.
 *
 * @param position the order within the organisation
 * @param data the whole JSON that is sent
 */
record Told(UUID id, long position, String type, String data) {}
