/** What operators set, the checks of it at start, and the sources of time. */
@NullMarked
package dev.cairn.portal.config;

import org.jspecify.annotations.NullMarked;
