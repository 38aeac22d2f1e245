/** Tests of the settings, without a running portal. */
@NullMarked
package dev.cairn.portal.config;

import org.jspecify.annotations.NullMarked;
