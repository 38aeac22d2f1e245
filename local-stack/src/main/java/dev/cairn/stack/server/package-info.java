/** The servers under the suite: PostgreSQL, Redis, Kafka and the sign-in provider, as commands to run and ways to ask. */
@NullMarked
package dev.cairn.stack.server;

import org.jspecify.annotations.NullMarked;
