package dev.cairn.assessment.source.git;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Name of an object: the SHA-1 of what it holds. */
record ObjectId(long first, long second, int third) {

    static final int LENGTH = 20;

    static ObjectId of(byte[] bytes, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, at, LENGTH);
        return new ObjectId(buffer.getLong(), buffer.getLong(), buffer.getInt());
    }

    static ObjectId of(String hexadecimal) {
        return of(HexFormat.of().parseHex(hexadecimal), 0);
    }
}
