package dev.cairn.assessment.scan.archive;

import java.nio.charset.StandardCharsets;

/** One 512-byte header block of a tar archive. */
final class TarHeader {

    static final int SIZE = 512;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_END = 156;

    private final byte[] block;

    TarHeader(byte[] block) {
        this.block = block;
    }

    /** Whether the block's own checksum is right, which text and images never have by chance. */
    static boolean looksLike(byte[] block) {
        if (block.length < SIZE) {
            return false;
        }
        var header = new TarHeader(block);
        return !header.isZero() && header.checksumIsRight();
    }

    boolean isZero() {
        for (int i = 0; i < SIZE; i++) {
            if (block[i] != 0) {
                return false;
            }
        }
        return true;
    }

    boolean checksumIsRight() {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < SIZE; i++) {
            byte b = i >= CHECKSUM_AT && i < CHECKSUM_END ? (byte) ' ' : block[i];
            unsigned += b & 0xff;
            signed += b;
        }
        long claimed = octal(CHECKSUM_AT, 8);
        return claimed >= 0 && (claimed == unsigned || claimed == signed);
    }

    String name() {
        String name = text(0, 100);
        boolean posix = text(257, 6).equals("ustar") && block[262] == 0;
        String prefix = posix ? text(345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    String linkName() {
        return text(157, 100);
    }

    char type() {
        return (char) (block[156] & 0xff);
    }

    /** The size, or -1 when it is no number. */
    long size() {
        return octal(124, 12);
    }

    private String text(int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }

    private long octal(int at, int length) {
        if ((block[at] & 0x80) != 0) {
            return binary(at, length);
        }
        long value = 0;
        boolean digits = false;
        for (int i = at; i < at + length; i++) {
            int c = block[i];
            if (c >= '0' && c <= '7') {
                value = value * 8 + (c - '0');
                digits = true;
            } else if (c != ' ' && c != 0) {
                return -1;
            } else if (digits) {
                break;
            }
        }
        return value;
    }

    /** The GNU form for sizes octal cannot hold; anything beyond 2^62 is a lie. */
    private long binary(int at, int length) {
        if ((block[at] & 0xff) != 0x80) {
            return -1;
        }
        long value = 0;
        for (int i = at + 1; i < at + length; i++) {
            if (value >>> 54 != 0) {
                return -1;
            }
            value = (value << 8) | (block[i] & 0xff);
        }
        return value;
    }
}
