/** When a repository is asked again, and which pushes matter. */
@NullMarked
package dev.cairn.assessment.source.domain;

import org.jspecify.annotations.NullMarked;
