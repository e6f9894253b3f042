// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.Arrays;
import sideways.graph.ConfigurationModel;
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
 * <p>Chance: the same actors, with as many arcs out and in, mixed at random ({@link ConfigurationModel#sampleDirected}). The
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

    /** What tells who stands above whom. */
    public enum Reading { ROLES, LEVELS }

    private static final double STEP = 0.5;

    /** @param taken arcs from the one who takes up to the one it is taken from, weighted; directed */
    public static FlowDirection of(Graph taken, Reading reading) {
        return sum(classes(taken, reading), weights(taken));
    }

    /** {@code samples} shares with those who take up drawn a Poisson number of times; roles and levels stay. */
    public static FlowDirection[] bootstrap(Graph taken, Reading reading, int samples, Run run) {
        byte[] class0 = classes(taken, reading);
        int[] weight = weights(taken);
        FlowDirection[] result = new FlowDirection[samples];
        run.blocks("Resampling directions", samples, 4, (block, from, to) -> {
            for (int sample = from; sample < to; sample++) {
                Rng rng = run.random("direction.bootstrap", sample);
                long[] total = new long[3];
                for (int node = 0; node < taken.nodeCount; node++) {
                    int times = rng.nextPoisson(1);
                    for (int arc = (int) taken.offset[node]; times > 0 && arc < taken.offset[node + 1]; arc++) {
                        total[class0[arc]] += (long) times * weight[arc];
                    }
                }
                result[sample] = of(total);
            }
        });
        return result;
    }

    /** {@code samples} shares of random graphs with the same arcs out and in. */
    public static FlowDirection[] byChance(Graph taken, Reading reading, int samples, Run run) {
        FlowDirection[] result = new FlowDirection[samples];
        run.blocks("Mixing at random", samples, 1, (block, from, to) ->
                result[block] = of(ConfigurationModel.sampleDirected(taken, run.random("direction.chance", block)), reading));
        return result;
    }

    /** Class of arc, in the order of the graph's arcs: 0 vertical, 1 sideways, 2 upward. */
    private static byte[] classes(Graph taken, Reading reading) {
        if (!taken.directed) {
            throw new IllegalArgumentException("the graph is undirected; a direction needs arcs");
        }
        byte[] found = new byte[taken.neighbor.length];
        if (reading == Reading.LEVELS) {
            double[] level = TrophicLevels.of(taken.reversed()).level();
            for (int from = 0; from < taken.nodeCount; from++) {
                for (int arc = (int) taken.offset[from]; arc < taken.offset[from + 1]; arc++) {
                    found[arc] = side(level[from] - level[taken.neighbor[arc]]);
                }
            }
            return found;
        }
        long[] given = new long[taken.nodeCount];
        long[] received = new long[taken.nodeCount];
        taken.forEachArc((from, to, weight) -> {
            given[from] += from == to ? 0 : weight;
            received[to] += from == to ? 0 : weight;
        });
        for (int from = 0; from < taken.nodeCount; from++) {
            for (int arc = (int) taken.offset[from]; arc < taken.offset[from + 1]; arc++) {
                int to = taken.neighbor[arc];
                int own = from == to ? 0 : taken.weightAt(arc);
                double above = role(received[to] - own, given[to]);
                double below = role(received[from], given[from] - own);
                found[arc] = side(above - below);
            }
        }
        return found;
    }

    private static double role(long received, long given) {
        return (received - given) / (received + given + 4.0);
    }

    private static byte side(double drop) {
        return (byte) (drop >= STEP ? 0 : drop <= -STEP ? 2 : 1);
    }

    private static int[] weights(Graph taken) {
        int[] weight = new int[taken.neighbor.length];
        Arrays.setAll(weight, taken::weightAt);
        return weight;
    }

    private static FlowDirection sum(byte[] class0, int[] weight) {
        long[] total = new long[3];
        for (int arc = 0; arc < weight.length; arc++) {
            total[class0[arc]] += weight[arc];
        }
        return of(total);
    }

    private static FlowDirection of(long[] total) {
        long all = total[0] + total[1] + total[2];
        return all == 0 ? new FlowDirection(Double.NaN, Double.NaN, Double.NaN, 0)
                : new FlowDirection(total[0] / (double) all, total[1] / (double) all, total[2] / (double) all, all);
    }
}
