/**
 * Reads manifests and configuration with parsers, never with a search for words.
 *
 * <p>Everything structured becomes a {@link dev.cairn.assessment.scan.manifest.DataNode} that remembers its lines.
 * The texts are a stranger's: depth, size and aliases are bounded, and what cannot be parsed is a finding rather
 * than the end of the scan.
 */
@NullMarked
package dev.cairn.assessment.scan.manifest;

import org.jspecify.annotations.NullMarked;
