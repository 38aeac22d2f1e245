/**
 * A load generator that leaves the processor to what is measured: blocking sockets, requests written as bytes, answers
 * read by their length.
 */
@NullMarked
package dev.cairn.bench.http;

import org.jspecify.annotations.NullMarked;
