// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.run.Run;

/**
 * The partition that many searches agree on, and how surely each node belongs where it is.
 *
 * <p>Searches that differ in their seed alone differ in their answer. Each edge gets the number of
 * searches that put its two ends together as its weight (co-association); edges below half are dropped;
 * that graph is searched as often again, until all searches agree. Only existing edges are
 * counted, O(searches · m), not all pairs.
 *
 * <pre>  confidence(v) = mean over neighbors u and searches s of  [ together_s(u, v) = together(u, v) ]</pre>
 *
 * In [0, 1]: 1 where every search drew the same border around the node's ties, ½ where it was a toss; NaN
 * of a node without ties. It tells how sure the search is, not how true the answer: on planted graphs at least nine in ten of the
 * nodes with .9 and more are where they were planted, also where communities can hardly be found.
 *
 * <p>A. Lancichinetti, S. Fortunato: Consensus clustering in complex networks. Scientific Reports 2,
 * 2012. doi:10.1038/srep00336
 *
 * <p>Every community is connected: cut into pieces in the graph itself. Same bits on any number of threads.
 */
public final class Consensus {

    /**
     * @param searches how many partitions to agree on, at least 2
     * @param rounds most times the co-association is searched again
     */
    public record Options(int searches, int rounds) {

        public static final Options DEFAULT = new Options(10, 5);

        public Options {
            if (searches < 2 || rounds < 1) {
                throw new IllegalArgumentException("searches and rounds are " + searches + " and " + rounds + "; they must be at least 2 and 1");
            }
        }
    }

    /** One search of a graph. */
    @FunctionalInterface
    public interface Search {

        /**
         * @param unit weight that stands for a tie inside a community: 1 in the graph itself; where agreement is searched, the weight that is left of what a single
         *     search holds inside, over how many ties that are. A quality that sets weights against numbers of nodes, as the constant Potts model does, is to be scaled by
         *     it; without, agreed pieces are joined that no single search had joined
         */
        Partition of(Graph graph, double unit, Run run);
    }

    /**
     * @param confidence of node
     * @param agreement mean AMI of the single searches with the consensus
     * @param searches the single searches
     */
    public record Result(Partition partition, double[] confidence, double agreement, Partition[] searches) { }

    private Consensus() { }

    /**
     * @param graph undirected
     * @param search the search to repeat, such as {@code (g, unit, r) -> Leiden.detect(g, options, r)}
     */
    public static Result of(Graph graph, Search search, Options options, Run run) {
        Partition[] single = repeat(graph, search, 1, options.searches, "consensus", run);
        Partition[] found = single;
        for (int round = 0; round < options.rounds && !allEqual(found); round++) {
            run.checkpoint();
            Graph together = coAssociation(graph, found, (options.searches + 1) / 2);
            found = repeat(together, search, unit(graph, together, found, options.searches), options.searches, "consensus" + round, run);
        }
        int[] medoid = medoid(found).community();
        return judged(graph, Partition.of(Pieces.of(graph, medoid)), single, run);
    }

    /** Any partition as a consensus of these searches: how far each of them agrees with it, and on whom. */
    public static Result judged(Graph graph, Partition partition, Partition[] single, Run run) {
        double[] agreement = new double[single.length];
        run.blocks("Comparing niches", single.length, 1, (block, from, to) ->
                agreement[block] = AdjustedInformation.of(partition.community(), single[block].community()));
        return new Result(partition, confidence(graph, partition, single), Arrays.stream(agreement).sum() / agreement.length, single);
    }

    private static Partition[] repeat(Graph graph, Search search, double unit, int searches, String purpose, Run run) {
        Partition[] found = new Partition[searches];
        run.blocks("Finding niches", searches, 1, (block, from, to) ->
                found[block] = search.of(graph, unit, run.derivedSerial(purpose, block)));
        return found;
    }

    /** Ties that some but not half of the searches hold inside are gone, and communities are as much less dense. */
    private static double unit(Graph graph, Graph together, Partition[] found, int searches) {
        long[] inside = new long[1];
        graph.forEachArc((from, to, weight) -> {
            for (Partition p : found) {
                inside[0] += from < to && p.community()[from] == p.community()[to] ? 1 : 0;
            }
        });
        return inside[0] == 0 ? searches : together.totalWeight() * (double) searches / inside[0];
    }

    private static boolean allEqual(Partition[] found) {
        return Arrays.stream(found).allMatch(p -> Arrays.equals(p.community(), found[0].community()));
    }

    /** The graph's edges, weighted by how many partitions hold both ends together, where those are at least {@code least}. */
    static Graph coAssociation(Graph graph, Partition[] found, int least) {
        GraphBuilder builder = new GraphBuilder(false);
        graph.forEachArc((from, to, weight) -> {
            if (from < to) {
                int together = 0;
                for (Partition p : found) {
                    together += p.community()[from] == p.community()[to] ? 1 : 0;
                }
                if (together >= least) {
                    builder.add(from, to, together);
                }
            }
        });
        return builder.build(graph.nodeCount);
    }

    /** The partition that agrees best with the others, so that one odd search does not decide; the first of equals. */
    private static Partition medoid(Partition[] found) {
        if (allEqual(found)) {
            return found[0];
        }
        Partition best = found[0];
        double most = Double.NEGATIVE_INFINITY;
        for (Partition candidate : found) {
            double sum = 0;
            for (Partition other : found) {
                sum += AdjustedInformation.of(candidate.community(), other.community());
            }
            if (sum > most) {
                most = sum;
                best = candidate;
            }
        }
        return best;
    }

    static double[] confidence(Graph graph, Partition partition, Partition[] searches) {
        int[] community = partition.community();
        double[] confidence = new double[graph.nodeCount];
        for (int node = 0; node < graph.nodeCount; node++) {
            long agreeing = 0;
            long all = 0;
            for (long arc = graph.offset[node]; arc < graph.offset[node + 1]; arc++) {
                int other = graph.neighbor[(int) arc];
                if (other != node) {
                    boolean together = community[node] == community[other];
                    for (Partition search : searches) {
                        agreeing += together == (search.community()[node] == search.community()[other]) ? 1 : 0;
                    }
                    all += searches.length;
                }
            }
            confidence[node] = all == 0 ? Double.NaN : agreeing / (double) all;
        }
        return confidence;
    }
}
