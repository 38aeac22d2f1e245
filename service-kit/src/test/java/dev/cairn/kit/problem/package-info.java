@NullMarked
package dev.cairn.kit.problem;

import org.jspecify.annotations.NullMarked;
