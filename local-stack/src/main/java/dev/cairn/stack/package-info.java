/**
 * The suite on one machine: what the {@code cairn} script runs, and the servers that tests use.
 *
 * <p>Everything that is started is a process of its own, known by a pid file, and stopped by an ordered stop or, when
 * this process is killed, by a watchdog. Nothing here is part of the product that is deployed.
 */
@NullMarked
package dev.cairn.stack;

import org.jspecify.annotations.NullMarked;
