@NullMarked
package dev.cairn.assessment.applicability.domain;

import org.jspecify.annotations.NullMarked;
