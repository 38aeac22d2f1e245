package dev.cairn.assessment.source;

/**
 * A secret as it is kept.
 *
 * @param key id of the key that it is sealed with
 */
record Sealed(byte[] bytes, String key, SetBy set) {}
