@NullMarked
package dev.cairn.kit.limits;

import org.jspecify.annotations.NullMarked;
