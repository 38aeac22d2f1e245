/** The ways by which a message reaches a person: mail, webhooks of their own and of chats, short messages and calls. */
@NullMarked
package dev.cairn.notification.channel;

import org.jspecify.annotations.NullMarked;
