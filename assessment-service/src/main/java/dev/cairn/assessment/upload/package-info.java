/** Archives on their way in: kept in pieces until the job that reads them has ended. */
@NullMarked
package dev.cairn.assessment.upload;

import org.jspecify.annotations.NullMarked;
