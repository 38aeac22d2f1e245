/**
 * What Cairn's services tell each other, and everyone who listens: one record per kind of state, the types of events
 * that carry it, and how both are written to Kafka as CloudEvents.
 *
 * <p>Every event carries the whole state of its aggregate with its version, so a listener needs nothing but the newest
 * event of each key. Words such as roles, outcomes or severities are strings on purpose: a listener must accept words it
 * does not know. The JSON Schemas beside these records lead; the records follow, and a test holds them together.
 */
@org.jspecify.annotations.NullMarked
package dev.cairn.events;
