/**
 * What every feature's HTTP side shares.
 */
@NullMarked
package dev.cairn.notification.common;

import org.jspecify.annotations.NullMarked;
