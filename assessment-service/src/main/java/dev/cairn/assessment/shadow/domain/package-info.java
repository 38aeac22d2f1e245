/** Compares what two roadmaps say of the same project at the same instant. */
@NullMarked
package dev.cairn.assessment.shadow.domain;

import org.jspecify.annotations.NullMarked;
