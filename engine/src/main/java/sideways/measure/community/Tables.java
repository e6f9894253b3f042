// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Tables of {@link GroupWeights} that workers borrow and return, so that each is made once. */
final class Tables {

    private final ConcurrentLinkedQueue<GroupWeights> shelf = new ConcurrentLinkedQueue<>();
    private final long totalWeight;

    /** @param totalWeight weight of all arcs of the graph */
    Tables(long totalWeight) {
        this.totalWeight = totalWeight;
    }

    /** Lends a table for the time of {@code work}, which leaves it cleared. */
    void lend(Consumer<GroupWeights> work) {
        GroupWeights table = shelf.poll();
        table = table != null ? table : new GroupWeights(totalWeight);
        work.accept(table);
        shelf.add(table);
    }
}
