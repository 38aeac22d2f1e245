@NullMarked
package dev.cairn.notification.measure;

import org.jspecify.annotations.NullMarked;
