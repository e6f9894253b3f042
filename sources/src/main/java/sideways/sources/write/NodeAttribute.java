// SPDX-License-Identifier: Apache-2.0
package sideways.sources.write;

import java.util.Arrays;

/** A property of every node: numbers, of which NaN is none, or words, of which null is none. */
public final class NodeAttribute {

    final String title;
    private final double[] number;
    private final String[] word;

    private NodeAttribute(String title, double[] number, String[] word) {
        this.title = title;
        this.number = number;
        this.word = word;
    }

    /** One number per node; NaN writes none. */
    public static NodeAttribute numbers(String title, double[] number) {
        return new NodeAttribute(title, number, null);
    }

    /** One word per node, such as its niche; null writes none. */
    public static NodeAttribute words(String title, String[] word) {
        return new NodeAttribute(title, null, word);
    }

    int size() {
        return number != null ? number.length : word.length;
    }

    /** As GEXF and GraphML call it. */
    String type() {
        return number != null ? "double" : "string";
    }

    /** The value as written, or null for none. */
    String at(int node) {
        if (number == null) {
            return word[node];
        }
        return Double.isNaN(number[node]) ? null : Double.toString(number[node]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeAttribute that && title.equals(that.title) && Arrays.equals(number, that.number) && Arrays.equals(word, that.word);
    }

    @Override
    public int hashCode() {
        return title.hashCode();
    }

    @Override
    public String toString() {
        return title + (number != null ? Arrays.toString(number) : Arrays.toString(word));
    }
}
