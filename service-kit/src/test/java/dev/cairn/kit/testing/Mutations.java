package dev.cairn.kit.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Inputs for fuzz tests, made from good ones: bytes changed, pieces cut out, repeated, moved and mixed, words of the
 * format put in by the thousand, bytes that are no UTF-8. The same seed gives the same inputs.
 */
public final class Mutations {

    private static final int LONGEST = 128 * 1024;
    private static final byte[][] BROKEN = {{(byte) 0xff}, {(byte) 0xc3}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {0}};

    private final Random random;
    private final List<byte[]> samples;
    private final List<String> words;

    /**
     * Takes what inputs are made from.
     *
     * @param samples good inputs, at least one, none empty
     * @param words of the format, to be put in anywhere
     */
    public Mutations(long seed, List<byte[]> samples, List<String> words) {
        this.random = new Random(seed);
        this.samples = samples;
        this.words = words;
    }

    /** The next input. */
    public byte[] next() {
        byte[] bytes = sample();
        for (int changes = 1 + random.nextInt(5); changes > 0; changes--) {
            bytes = bytes.length == 0 ? sample() : change(bytes);
        }
        return bytes;
    }

    /** The next input as a text; what is no UTF-8 is replaced, as a lenient reader does. */
    public String nextText() {
        return new String(next(), StandardCharsets.UTF_8);
    }

    private byte[] sample() {
        return samples.get(random.nextInt(samples.size())).clone();
    }

    private byte[] change(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(Math.min(bytes.length - from, 64) + 1);
        return switch (random.nextInt(9)) {
            case 0 -> flipped(bytes, from);
            case 1 -> joined(bytes, 0, from, bytes, to, bytes.length);
            case 2 -> joined(bytes, 0, to, bytes, from, bytes.length);
            case 3 -> joined(bytes, 0, random.nextBoolean() ? from : to, new byte[0], 0, 0);
            case 4 -> put(bytes, from, repeated(slice(bytes, from, to)));
            case 5 -> put(bytes, from, word());
            case 6 -> put(bytes, from, repeated(word()));
            case 7 -> put(bytes, from, BROKEN[random.nextInt(BROKEN.length)]);
            default -> mixed(bytes, from);
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        bytes[at] = (byte) random.nextInt(256);
        return bytes;
    }

    private byte[] mixed(byte[] bytes, int at) {
        byte[] other = sample();
        return joined(bytes, 0, at, other, random.nextInt(other.length), other.length);
    }

    private byte[] word() {
        return words.isEmpty()
                ? new byte[] {(byte) random.nextInt(128)}
                : words.get(random.nextInt(words.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] repeated(byte[] piece) {
        int most = LONGEST / Math.max(1, piece.length);
        int times = random.nextInt(8) == 0 ? most : Math.min(most, 1 + random.nextInt(300));
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static byte[] put(byte[] bytes, int at, byte[] piece) {
        return joined(joined(bytes, 0, at, piece, 0, piece.length), 0, at + piece.length, bytes, at, bytes.length);
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return joined(bytes, from, to, new byte[0], 0, 0);
    }

    private static byte[] joined(byte[] one, int from, int to, byte[] two, int twoFrom, int twoTo) {
        var all = new ByteArrayOutputStream();
        all.write(one, from, to - from);
        all.write(two, twoFrom, Math.max(0, twoTo - twoFrom));
        return all.toByteArray();
    }
}
