// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

/** Takes the nodes and ties of a graph file, in the file's order. What is passed is valid during the call. */
public interface TieSink {

    /** @param label what the node is called beside its id; null where the file says nothing */
    void node(long line, Text id, Text label);

    /**
     * @param weight as it is written; null where the file says nothing
     * @param directed null where the file says nothing
     */
    void tie(long line, Text source, Text target, Text weight, Boolean directed);

    /** A part of the file that gives nothing. The reason never repeats its content. */
    void leaveOut(long line, String reason);
}
