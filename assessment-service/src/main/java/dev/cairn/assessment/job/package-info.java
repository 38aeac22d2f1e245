/** Jobs as callers see them: read, followed live, cancelled, queued again; and the project that each carries. */
@NullMarked
package dev.cairn.assessment.job;

import org.jspecify.annotations.NullMarked;
