/** The contracts hold together: records, schemas, examples, the AsyncAPI document and what was released before. */
@org.jspecify.annotations.NullMarked
package dev.cairn.events;
