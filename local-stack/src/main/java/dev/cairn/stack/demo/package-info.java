/**
 * The main job from the terminal, over the public HTTP API alone: a repository in, an assessment out, then a loss, its
 * alert and its signed webhook.
 */
@NullMarked
package dev.cairn.stack.demo;

import org.jspecify.annotations.NullMarked;
