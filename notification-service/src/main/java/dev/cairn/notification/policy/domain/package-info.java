/**
 * What an escalation does next, and when. Plain Java: the engine that pages people and the simulation are the same rules.
 */
@NullMarked
package dev.cairn.notification.policy.domain;

import org.jspecify.annotations.NullMarked;
