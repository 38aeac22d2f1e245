/** Organisations, members, API tokens, projects and the audit log: one package for each feature. */
@NullMarked
package dev.cairn.project;

import org.jspecify.annotations.NullMarked;
