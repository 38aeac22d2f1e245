@NullMarked
package dev.cairn.assessment.source.git;

import org.jspecify.annotations.NullMarked;
