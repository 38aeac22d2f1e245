/** What the services' tests share: the real servers, tokens of real people, and the rules of the house as tests. */
@NullMarked
package dev.cairn.kit.testing;

import org.jspecify.annotations.NullMarked;
