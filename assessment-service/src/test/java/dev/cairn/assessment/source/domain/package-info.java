@NullMarked
package dev.cairn.assessment.source.domain;

import org.jspecify.annotations.NullMarked;
