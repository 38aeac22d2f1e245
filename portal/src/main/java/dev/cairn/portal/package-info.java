/**
 * The portal's server side: the one origin that the browser knows. It signs people in, keeps their session out of the
 * browser's reach, serves the pages, and passes requests on to the service that owns the resource.
 *
 * <p>It owns no data but the session, so it has no database and no event. All of it runs on Vert.x routes: a request is
 * either answered from memory or streamed through, and nothing buffers a body.
 */
@NullMarked
package dev.cairn.portal;

import org.jspecify.annotations.NullMarked;
