/**
 * What members say that stands in for proof, or of what applies: this service keeps nothing of it and only tells the live feed
 * that there is something new, so that open pages ask again.
 */
@NullMarked
package dev.cairn.notification.word;

import org.jspecify.annotations.NullMarked;
