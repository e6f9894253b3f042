// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import sideways.graph.Graph;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * What share of a flow runs down from those who are listened to, up to them, or sideways between equals.
 *
 * <p>An arc j → i says that j took something up from i; information runs from i to j. Two readings of who stands above whom:
 *
 * <pre>  by roles   a = (taken up from them − taken up by them) / (both + 4)      in (−1, 1): 1 producer, −1 consumer
 *  by levels  h, the trophic level of the flow                             arcs climb one level on average
 *
 *  vertical a_i − a_j ≥ ½, or h_j − h_i ≥ ½     upward ≤ −½     sideways between</pre>
 *
 * Roles leave the arc in question out, on both sides: an actor of whom nothing else is known stands at 0, and one
 * tie does not make anybody a producer or a consumer. Shares are of the arcs' weight and add up to 1.
 *
 * <p>Chance: the same actors, with as many arcs out and in, mixed at random ({@link sideways.graph.ConfigurationModel#sampleDirected}). The
 * interval draws those who take up, each with all of theirs, a Poisson number of times.
 *
 * <p>Levels: R. MacKay, S. Johnson, B. Sansom 2020, doi:10.1098/rsos.201138. Roles: after the in- and out-activity of
 * S. Wu, J. Hofman, W. Mason, D. Watts: Who says what to whom on Twitter. WWW 2011. doi:10.1145/1963405.1963504
 *
 * <p>Time O(arcs), levels aside.
 *
 * @param vertical share that runs from producers to consumers, in [0, 1]
 * @param weight of all arcs; without any the shares are NaN
 */
public record FlowDirection(double vertical, double sideways, double upward, long weight) {

    /** Sides of an arc, as in {@link #byRoles} and {@link #byLevels}. */
    public static final byte DOWN = 0;
    public static final byte ACROSS = 1;
    public static final byte UP = 2;

    private static final double STEP = 0.5;

    /**
     * Which way each arc's flow runs by the roles of its ends.
     *
     * @param taken arcs from the one who takes up to the one it is taken from, weighted; directed
     * @return {@link #DOWN}, {@link #ACROSS} or {@link #UP} of each arc, in the order of the graph's arcs
     */
    public static byte[] byRoles(Graph taken) {
        requireArcs(taken);
        long[] given = new long[taken.nodeCount];
        long[] received = new long[taken.nodeCount];
        taken.forEachArc((from, to, weight) -> {
            given[from] += from == to ? 0 : weight;
            received[to] += from == to ? 0 : weight;
        });
        byte[] side = new byte[taken.neighbor.length];
        for (int from = 0; from < taken.nodeCount; from++) {
            for (int arc = (int) taken.offset[from]; arc < taken.offset[from + 1]; arc++) {
                int to = taken.neighbor[arc];
                int own = from == to ? 0 : taken.weightAt(arc);
                side[arc] = side(role(received[to] - own, given[to]) - role(received[from], given[from] - own));
            }
        }
        return side;
    }

    /**
     * Which way each arc's flow runs by trophic levels.
     *
     * @param level of node, arcs running down: {@link TrophicLevels} of the reversed graph, or −1 times those of the graph
     */
    public static byte[] byLevels(Graph taken, double[] level) {
        requireArcs(taken);
        byte[] side = new byte[taken.neighbor.length];
        for (int from = 0; from < taken.nodeCount; from++) {
            for (int arc = (int) taken.offset[from]; arc < taken.offset[from + 1]; arc++) {
                side[arc] = side(level[from] - level[taken.neighbor[arc]]);
            }
        }
        return side;
    }

    /** The shares of the sides, by weight. */
    public static FlowDirection of(Graph taken, byte[] side) {
        long[] total = new long[3];
        for (int arc = 0; arc < side.length; arc++) {
            total[side[arc]] += taken.weightAt(arc);
        }
        return of(total);
    }

    /** {@code samples} shares with those who take up drawn a Poisson number of times; sides stay. */
    public static FlowDirection[] bootstrap(Graph taken, byte[] side, int samples, Run run) {
        FlowDirection[] result = new FlowDirection[samples];
        run.blocks("Resampling directions", samples, 4, (block, from, to) -> {
            for (int sample = from; sample < to; sample++) {
                Rng rng = run.random("direction.bootstrap", sample);
                long[] total = new long[3];
                for (int node = 0; node < taken.nodeCount; node++) {
                    int times = rng.nextPoisson(1);
                    for (int arc = (int) taken.offset[node]; times > 0 && arc < taken.offset[node + 1]; arc++) {
                        total[side[arc]] += (long) times * taken.weightAt(arc);
                    }
                }
                result[sample] = of(total);
            }
        });
        return result;
    }

    private static void requireArcs(Graph taken) {
        if (!taken.directed) {
            throw new IllegalArgumentException("the graph is undirected; a direction needs arcs");
        }
    }

    private static double role(long received, long given) {
        return (received - given) / (received + given + 4.0);
    }

    private static byte side(double drop) {
        return drop >= STEP ? DOWN : drop <= -STEP ? UP : ACROSS;
    }

    private static FlowDirection of(long[] total) {
        long all = total[0] + total[1] + total[2];
        return all == 0 ? new FlowDirection(Double.NaN, Double.NaN, Double.NaN, 0)
                : new FlowDirection(total[0] / (double) all, total[1] / (double) all, total[2] / (double) all, all);
    }
}
