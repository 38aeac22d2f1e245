/** Vert.x contexts for work that no request started, and PostgreSQL notifications. */
@NullMarked
package dev.cairn.kit.vertx;

import org.jspecify.annotations.NullMarked;
