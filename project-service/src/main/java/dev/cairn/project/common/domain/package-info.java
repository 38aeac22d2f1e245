/**
 * What the rules of all features share: refusing, the bounds of words, and JSON Merge Patch.
 *
 * <p>Plain Java, like every package named domain.
 */
@NullMarked
package dev.cairn.project.common.domain;

import org.jspecify.annotations.NullMarked;
