/** What the orchestrator is told. */
@NullMarked
package dev.cairn.portal.health;

import org.jspecify.annotations.NullMarked;
