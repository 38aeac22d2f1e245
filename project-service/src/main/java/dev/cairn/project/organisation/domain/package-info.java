/** What an organisation is. Plain Java. */
@NullMarked
package dev.cairn.project.organisation.domain;

import org.jspecify.annotations.NullMarked;
