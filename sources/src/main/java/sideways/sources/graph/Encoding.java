// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import sideways.sources.read.Text;

/** Names that are not ASCII: UTF-8 as it is, anything else as windows-1252, so that one name is one node. */
final class Encoding {

    private Encoding() { }

    static int number(Names names, byte[] bytes, int from, int to) {
        int any = 0;
        for (int i = from; i < to; i++) {
            any |= bytes[i];
        }
        if (any >= 0) {
            return names.number(bytes, from, to);
        }
        byte[] utf8 = new Text(bytes, from, to).toString().strip().getBytes(StandardCharsets.UTF_8);
        return names.number(Arrays.copyOf(utf8, utf8.length + Names.SLACK), 0, utf8.length);
    }
}
