/** Measures of what alerts cost: how many, how soon they were taken on and over, and how many needed nobody. */
@NullMarked
package dev.cairn.notification.measure;

import org.jspecify.annotations.NullMarked;
