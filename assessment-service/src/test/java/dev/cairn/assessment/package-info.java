/** Tests of the service as a whole, over HTTP and Kafka, with real servers. */
@org.jspecify.annotations.NullMarked
package dev.cairn.assessment;
