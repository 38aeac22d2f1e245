/** Reports: an assessment with all that an outsider needs to check it, as a document of several forms, and signed. */
@NullMarked
package dev.cairn.assessment.report;

import org.jspecify.annotations.NullMarked;
