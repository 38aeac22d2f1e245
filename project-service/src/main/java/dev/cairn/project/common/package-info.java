/** What the shells of all features share: refusals as problems, answers with ETags, meters, the OpenAPI document. */
@NullMarked
package dev.cairn.project.common;

import org.jspecify.annotations.NullMarked;
