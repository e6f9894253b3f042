// SPDX-License-Identifier: Apache-2.0
package sideways.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What the nodes of a graph were called where it came from: counted up, whole numbers, or text in UTF-8. Held
 * in primitive arrays; a name becomes a {@link String} when asked for. Memory: nothing, 4 bytes a node, or 4 and the text.
 */
public final class NodeNames {

    enum Kind { COUNTED, NUMBERS, TEXT }

    public final int count;

    final Kind kind;
    final int[] number;
    final byte[] text;

    private NodeNames(Kind kind, int count, int[] number, byte[] text) {
        this.kind = kind;
        this.count = count;
        this.number = number;
        this.text = text;
    }

    /** Node i is called first + i. */
    public static NodeNames counted(int first, int count) {
        return new NodeNames(Kind.COUNTED, count, new int[] {first}, null);
    }

    /** Node i is called {@code number[i]}. */
    public static NodeNames numbers(int[] number) {
        boolean counted = number.length > 0;
        for (int i = 0; i < number.length && counted; i++) {
            counted = number[i] == number[0] + i;
        }
        return counted ? counted(number[0], number.length) : new NodeNames(Kind.NUMBERS, number.length, number, null);
    }

    /** Node i is called what {@code text} holds, in UTF-8, from {@code start[i]} to {@code start[i + 1]}. */
    public static NodeNames text(int[] start, byte[] text) {
        return new NodeNames(Kind.TEXT, start.length - 1, start, text);
    }

    public static NodeNames of(List<String> names) {
        byte[][] bytes = names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        int[] start = new int[bytes.length + 1];
        for (int i = 0; i < bytes.length; i++) {
            start[i + 1] = Math.addExact(start[i], bytes[i].length);
        }
        byte[] text = new byte[start[bytes.length]];
        for (int i = 0; i < bytes.length; i++) {
            System.arraycopy(bytes[i], 0, text, start[i], bytes[i].length);
        }
        return text(start, text);
    }

    public String of(int node) {
        if (node < 0 || node >= count) {
            throw new IndexOutOfBoundsException("node is " + node + "; it must lie in [0, " + count + ")");
        }
        return switch (kind) {
            case COUNTED -> Long.toString((long) number[0] + node);
            case NUMBERS -> Integer.toString(number[node]);
            case TEXT -> new String(text, number[node], number[node + 1] - number[node], StandardCharsets.UTF_8);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeNames that && kind == that.kind && count == that.count && Arrays.equals(number, that.number)
                && Arrays.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(number) + Arrays.hashCode(text);
    }
}
