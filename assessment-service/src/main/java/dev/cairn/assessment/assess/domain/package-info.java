/**
 * Judges a project against a roadmap. Everything is decided from the arguments, the time included, so that the same
 * inputs give the same assessment, bit for bit; see {@link dev.cairn.assessment.assess.domain.Assessor}.
 */
@NullMarked
package dev.cairn.assessment.assess.domain;

import org.jspecify.annotations.NullMarked;
