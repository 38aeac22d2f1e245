/** What tests need around the portal. */
@NullMarked
package dev.cairn.portal.support;

import org.jspecify.annotations.NullMarked;
