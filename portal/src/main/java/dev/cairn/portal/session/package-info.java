/**
 * The browser's session: a random id in a cookie, and everything else in Redis, encrypted.
 *
 * <p>Redis sees neither the id (only its digest) nor the tokens (AES-GCM, bound to their key), so its dump signs nobody
 * in. An id that Redis does not know is a signed-out browser, never an error.
 */
@NullMarked
package dev.cairn.portal.session;

import org.jspecify.annotations.NullMarked;
