/**
 * Hot reads kept in Redis, which is never needed: whatever goes wrong with it is a miss, and soon it is not even asked.
 *
 * <p>Every value carries the version of the row it was made from. A value goes in only if nothing newer is there, and an
 * invalidation leaves the version behind that a value must have from then on, so a slow reader cannot bring back what was
 * true before the change.
 */
@NullMarked
package dev.cairn.kit.cache;

import org.jspecify.annotations.NullMarked;
