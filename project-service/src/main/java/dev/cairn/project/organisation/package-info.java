/**
 * Organisations. An organisation with its members and tokens is one aggregate: its row is locked by every change of any
 * of them, and its version counts them all, so that its events are in order. Members and projects plug in here through
 * {@link dev.cairn.project.organisation.FirstOwner} and {@link dev.cairn.project.organisation.OrganisationEnding}, so that
 * this package depends on neither.
 */
@NullMarked
package dev.cairn.project.organisation;

import org.jspecify.annotations.NullMarked;
