/** What a project shows to everybody who has its link: a page and a badge with the summary. Off until an admin turns it on. */
@NullMarked
package dev.cairn.assessment.publicpage;

import org.jspecify.annotations.NullMarked;
