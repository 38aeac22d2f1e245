/** The whole suite from outside, as the launcher runs it: people, scripts, integrators, and everything that can die. */
@NullMarked
package dev.cairn.system;

import org.jspecify.annotations.NullMarked;
