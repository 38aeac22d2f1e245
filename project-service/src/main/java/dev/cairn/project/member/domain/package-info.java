/** Who belongs to an organisation, and who may change that. Plain Java. */
@NullMarked
package dev.cairn.project.member.domain;

import org.jspecify.annotations.NullMarked;
