/** Tests of what is said to the provider, without a running portal. */
@NullMarked
package dev.cairn.portal.identity;

import org.jspecify.annotations.NullMarked;
