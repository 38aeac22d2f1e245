@org.jspecify.annotations.NullMarked
package dev.cairn.assessment.waiver.domain;
