@org.jspecify.annotations.NullMarked
package dev.cairn.notification.measure.domain;
