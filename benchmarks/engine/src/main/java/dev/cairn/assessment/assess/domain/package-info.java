/** In the engine's own package, since how a check is judged is nobody else's business. */
@NullMarked
package dev.cairn.assessment.assess.domain;

import org.jspecify.annotations.NullMarked;
