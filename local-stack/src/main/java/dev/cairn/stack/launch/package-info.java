/** The suite as a whole on one machine: its ports, folders, secrets, databases and topics, its start, watch and stop. */
@NullMarked
package dev.cairn.stack.launch;

import org.jspecify.annotations.NullMarked;
