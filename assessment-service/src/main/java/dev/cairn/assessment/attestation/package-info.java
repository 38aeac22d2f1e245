/** Attestations: what a member says of a check, by name, for a time. Always the weakest strength of evidence. */
@NullMarked
package dev.cairn.assessment.attestation;

import org.jspecify.annotations.NullMarked;
