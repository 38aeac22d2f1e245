/** Transactions bound to one organisation, which row-level security then holds to it. */
@NullMarked
package dev.cairn.kit.tenancy;

import org.jspecify.annotations.NullMarked;
