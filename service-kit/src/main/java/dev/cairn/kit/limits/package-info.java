/** How many requests a caller may make: one budget for each, shared by all replicas of a service. */
@NullMarked
package dev.cairn.kit.limits;

import org.jspecify.annotations.NullMarked;
