/** The smallest feature there can be, to test the kit with: notes of an organisation. */
@NullMarked
package dev.cairn.kit.example;

import org.jspecify.annotations.NullMarked;
