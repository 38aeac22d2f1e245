/** The portal's meters: what is counted, and what becomes of the HTTP server's own. */
@NullMarked
package dev.cairn.portal.metrics;

import org.jspecify.annotations.NullMarked;
