@NullMarked
package dev.cairn.assessment.source;

import org.jspecify.annotations.NullMarked;
