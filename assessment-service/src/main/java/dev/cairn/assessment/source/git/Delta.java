package dev.cairn.assessment.source.git;

import java.io.IOException;

/** Differences between objects (gitformat-pack): what to copy of the base, and what to insert. */
final class Delta {

    private final byte[] delta;
    private int at;

    private Delta(byte[] delta) {
        this.delta = delta;
    }

    /** @param most the largest result that is made */
    static byte[] apply(byte[] base, byte[] delta, int most) throws IOException {
        return new Delta(delta).apply(base, most);
    }

    private byte[] apply(byte[] base, int most) throws IOException {
        if (size() != base.length) {
            throw GitFailure.corrupt("a difference is of another object");
        }
        long size = size();
        if (size > most) {
            throw new GitFailure(GitRefusal.OBJECT_TOO_LARGE, "one has more than " + most + " bytes");
        }
        byte[] result = new byte[(int) size];
        int filled = 0;
        while (at < delta.length) {
            int code = next();
            int from = 0;
            int length = code;
            byte[] source = delta;
            if ((code & 0x80) != 0) {
                from = number(code, 4);
                length = number(code >> 4, 3);
                length = length == 0 ? 0x10000 : length;
                source = base;
            } else {
                from = at;
                at += length;
            }
            if (length == 0 || from < 0 || from > source.length - length || length > result.length - filled) {
                throw GitFailure.corrupt("a difference leads out of its object");
            }
            System.arraycopy(source, from, result, filled, length);
            filled += length;
        }
        if (filled != result.length) {
            throw GitFailure.corrupt("a difference is incomplete");
        }
        return result;
    }

    private long size() throws IOException {
        long size = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int b = next();
            size |= (long) (b & 0x7f) << shift;
            if ((b & 0x80) == 0) {
                return size;
            }
        }
        throw GitFailure.corrupt("a difference has no size");
    }

    /** A number of which the low bits of a code say which bytes are there. */
    private int number(int code, int bytes) throws IOException {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            if ((code >> i & 1) != 0) {
                value |= next() << (8 * i);
            }
        }
        return value;
    }

    private int next() throws IOException {
        if (at >= delta.length) {
            throw GitFailure.corrupt("a difference breaks off");
        }
        return delta[at++] & 0xff;
    }
}
