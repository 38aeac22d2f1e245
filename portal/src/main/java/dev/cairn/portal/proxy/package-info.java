/**
 * Passes API requests on to the service that owns the resource: with the session's access token, or with the caller's own.
 *
 * <p>Bodies stream in both directions with back-pressure, nothing is held. Time is bounded where a peer can stall, not
 * for the whole exchange, since an upload or an event stream may rightly take long.
 */
@NullMarked
package dev.cairn.portal.proxy;

import org.jspecify.annotations.NullMarked;
