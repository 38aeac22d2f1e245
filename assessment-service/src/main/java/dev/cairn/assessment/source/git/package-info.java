/**
 * The little of git that a scan needs: ask a server over smart HTTP where a branch is, fetch that one commit without
 * history, and read its tree out of the pack. Plain Java; nothing here opens a connection or writes a work tree.
 */
@NullMarked
package dev.cairn.assessment.source.git;

import org.jspecify.annotations.NullMarked;
