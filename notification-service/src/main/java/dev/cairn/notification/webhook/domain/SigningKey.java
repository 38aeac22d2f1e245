package dev.cairn.notification.webhook.domain;

/** What messages to one address are signed with. Never shown by {@link #toString}. */
public sealed interface SigningKey permits WebhookSecret, WebhookKeyPair {}
