/** The organisations and projects of project-service, as its events tell them to the other services. */
@NullMarked
package dev.cairn.kit.directory;

import org.jspecify.annotations.NullMarked;
