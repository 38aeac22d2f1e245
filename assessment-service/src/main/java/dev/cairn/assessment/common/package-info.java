/** What the shells of all features share: meters, limits of bodies, the OpenAPI document. */
@NullMarked
package dev.cairn.assessment.common;

import org.jspecify.annotations.NullMarked;
