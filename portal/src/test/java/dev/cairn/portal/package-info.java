/** Tests of the portal as a whole: a real Redis and provider, a server that plays the services, clients that play browsers. */
@NullMarked
package dev.cairn.portal;

import org.jspecify.annotations.NullMarked;
