/**
 * The only way out to addresses that customers choose.
 *
 * <p>A customer's URL may point anywhere, also to our own inside. So the name is looked up here, every address it has is
 * judged, and the connection goes to the very address that was judged: no second look-up, no redirect, no proxy. What
 * comes back is cut in time and size, since the other side may be hostile.
 */
@NullMarked
package dev.cairn.kit.outbound;

import org.jspecify.annotations.NullMarked;
