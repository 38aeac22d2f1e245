@org.jspecify.annotations.NullMarked
package dev.cairn.kit.events;
