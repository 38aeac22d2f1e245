/**
 * The trace that each act leaves in its own transaction. A service that keeps one has the table {@code audit_entry} in its
 * migrations.
 */
@NullMarked
package dev.cairn.kit.audit;

import org.jspecify.annotations.NullMarked;
