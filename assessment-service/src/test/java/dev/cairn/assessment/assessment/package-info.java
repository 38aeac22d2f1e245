/** What is served of assessments is what the OpenAPI document says. */
@org.jspecify.annotations.NullMarked
package dev.cairn.assessment.assessment;
