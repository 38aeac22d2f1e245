/** From an uploaded archive to evidence and an assessment: the request, the job, and what is kept of a scan. */
@NullMarked
package dev.cairn.assessment.scanning;

import org.jspecify.annotations.NullMarked;
