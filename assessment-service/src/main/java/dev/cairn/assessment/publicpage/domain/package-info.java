/** What a badge says and how wide it is. */
@NullMarked
package dev.cairn.assessment.publicpage.domain;

import org.jspecify.annotations.NullMarked;
