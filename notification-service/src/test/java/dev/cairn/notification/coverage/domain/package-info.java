@org.jspecify.annotations.NullMarked
package dev.cairn.notification.coverage.domain;
