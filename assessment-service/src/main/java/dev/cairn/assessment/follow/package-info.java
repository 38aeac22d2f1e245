/** Which roadmap a project follows: its own choice, else its organisation's, else the default. */
@NullMarked
package dev.cairn.assessment.follow;

import org.jspecify.annotations.NullMarked;
