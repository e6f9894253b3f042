// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import java.util.Arrays;
import sideways.graph.Graph;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Does like meet like? Ties between nodes that carry one label each, such as a language.
 *
 * <pre>  r   = (Σ_a e_aa − Σ_a e_a²) / (1 − Σ_a e_a²)                e_ab share of tie ends from a to b, e_a their sum
 *   IH_a = (s_a − w_a) / (1 − w_a), or (s_a − w_a) / w_a below 0     s_a same-label share of a's ties, w_a share of a's nodes</pre>
 *
 * r, assortativity, lies in [−1, 1]: 1 where like meets only like, 0 where labels do not matter to who meets whom.
 * Coleman's index is 1 where a label keeps to itself and 0 where it meets itself as often as its numbers offer; the one
 * given is the mean over labels, weighted by their tie ends. A label that is common and busy has many ties with itself by
 * numbers alone, so the share of ties that stay inside is given beside what it is expected to be when labels are dealt
 * out afresh among the same nodes, which has a closed form,
 *
 * <pre>  E[internal / ties] = Σ_a n_a (n_a − 1) / (n (n − 1))</pre>
 *
 * and r beside its spread over such deals. {@code standardError} is Newman's jackknife over ties, eq. 5: it holds for
 * ties independent of each other, so it is too narrow where a few nodes have most of them; the deals are not.
 *
 * <p>M. Newman: Mixing patterns in networks. Phys. Rev. E 67, 2003. doi:10.1103/PhysRevE.67.026126. J. Coleman:
 * Relational analysis. Human Organization 17(4), 1958. doi:10.17730/humo.17.4.q5604m676260q8n7
 *
 * <p>Each pair counts once, loops are left out. Time O((m + n) · deals); same bits on any number of threads.
 *
 * @param nodes labelled nodes with a tie to another labelled node
 * @param standardError of the assortativity
 * @param coleman mean over labels, weighted by tie ends
 * @param expectedInternal share of internal ties when labels are dealt out afresh
 * @param dealt assortativity of each deal, ascending
 */
public record Homophily(int nodes, long internal, long external, double assortativity, double standardError, double coleman,
        double expectedInternal, double[] dealt) {

    private static final int LARGEST = 1000;

    /**
     * @param graph undirected
     * @param label label of node, 0 … labels − 1, or −1 for a node to leave out
     * @param deals of the labels, at least 1
     */
    public static Homophily of(Graph graph, int[] label, int labels, int deals, Run run) {
        if (labels < 1 || labels > LARGEST || deals < 1) {
            throw new IllegalArgumentException("labels and deals are " + labels + " and " + deals + "; they must lie in [1, " + LARGEST + "] and be at least 1");
        }
        boolean[] keep = new boolean[graph.nodeCount];
        graph.forEachArc((from, to, weight) -> keep[from] |= from != to && label[from] >= 0 && label[to] >= 0);
        Graph.Part part = graph.induced(keep);
        Graph ties = part.graph().simple();
        int[] own = new int[ties.nodeCount];
        long[] count = new long[labels];
        for (int node = 0; node < own.length; node++) {
            own[node] = label[part.node()[node]];
            count[own[node]]++;
        }
        CrossTies crossing = CrossTies.of(ties, own, labels);
        double[] dealt = new double[deals];
        run.blocks("Dealing labels", deals, 1, (block, from, to) ->
                dealt[block] = CrossTies.of(ties, shuffled(own, run.random("homophily", block)), labels).assortativity());
        Arrays.sort(dealt);
        double n = own.length;
        double pairs = 0;
        for (long c : count) {
            pairs += c * (c - 1.0);
        }
        long[][] mixing = new long[labels][labels];
        ties.forEachArc((from, to, weight) -> mixing[own[from]][own[to]]++);
        return new Homophily(own.length, crossing.internal(), crossing.external(), crossing.assortativity(),
                standardError(mixing, crossing.assortativity()), coleman(mixing, count, n), pairs / (n * (n - 1)), dealt);
    }

    public double internalShare() {
        return internal / (double) (internal + external);
    }

    private static int[] shuffled(int[] label, Rng rng) {
        int[] dealt = label.clone();
        for (int i = dealt.length - 1; i > 0; i--) {
            int j = rng.nextInt(i + 1);
            int swap = dealt[i];
            dealt[i] = dealt[j];
            dealt[j] = swap;
        }
        return dealt;
    }

    private static double coleman(long[][] mixing, long[] count, double nodes) {
        double sum = 0;
        long ends = 0;
        for (int a = 0; a < count.length; a++) {
            long own = Arrays.stream(mixing[a]).sum();
            if (own == 0 || count[a] == nodes) {
                continue;
            }
            double same = mixing[a][a] / (double) own;
            double offered = count[a] / nodes;
            sum += own * (same >= offered ? (same - offered) / (1 - offered) : (same - offered) / offered);
            ends += own;
        }
        return ends == 0 ? Double.NaN : sum / ends;
    }

    /** Assortativity is taken again without each tie in turn; ties between the same labels change it alike. */
    private static double standardError(long[][] mixing, double assortativity) {
        int labels = mixing.length;
        double[] end = new double[labels];
        double same = 0;
        double all = 0;
        double squares = 0;
        for (int a = 0; a < labels; a++) {
            end[a] = Arrays.stream(mixing[a]).sum();
            same += mixing[a][a];
            all += end[a];
        }
        for (double e : end) {
            squares += e * e;
        }
        double sum = 0;
        for (int a = 0; a < labels; a++) {
            for (int b = a; b < labels; b++) {
                double ties = a == b ? mixing[a][a] / 2.0 : mixing[a][b];
                if (ties == 0) {
                    continue;
                }
                // without it, each of its ends has one less, or its one label two
                double left = a == b ? squares - 4 * end[a] + 4 : squares - 2 * end[a] + 1 - 2 * end[b] + 1;
                double expected = left / ((all - 2) * (all - 2));
                double without = ((same - (a == b ? 2 : 0)) / (all - 2) - expected) / (1 - expected);
                sum += ties * (without - assortativity) * (without - assortativity);
            }
        }
        return Math.sqrt(sum);
    }
}
