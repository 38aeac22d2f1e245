/** What API tokens may do, and who may issue which. Plain Java. */
@NullMarked
package dev.cairn.project.token.domain;

import org.jspecify.annotations.NullMarked;
