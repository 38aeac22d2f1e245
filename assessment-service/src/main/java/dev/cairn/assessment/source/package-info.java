/**
 * The repository that a project is connected to: who connected it and how, when it is asked for its newest commit, and what
 * came of it. What of git is needed is in {@code git}; everything that leaves goes through the guarded client.
 */
@NullMarked
package dev.cairn.assessment.source;

import org.jspecify.annotations.NullMarked;
