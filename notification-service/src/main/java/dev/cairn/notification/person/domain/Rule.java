package dev.cairn.notification.person.domain;

import java.util.UUID;

/**
 * One message of a page.
 *
 * @param delayMinutes from the page on; the message is not sent if somebody has taken the alert on by then
 */
public record Rule(int delayMinutes, UUID contactMethod) {}
