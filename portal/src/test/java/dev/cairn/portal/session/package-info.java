/** Tests of what is kept of a session, without a running portal. */
@NullMarked
package dev.cairn.portal.session;

import org.jspecify.annotations.NullMarked;
