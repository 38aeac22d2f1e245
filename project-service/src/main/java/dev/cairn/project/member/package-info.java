/** Members of organisations and their roles. */
@NullMarked
package dev.cairn.project.member;

import org.jspecify.annotations.NullMarked;
