// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.graph.Components;
import sideways.graph.Graph;
import sideways.run.Run;

/**
 * What a graph falls into at each resolution, and at which stretches of resolutions the answer stands still.
 *
 * <p>Each resolution of a geometric scan is searched with a few seeds. Its stability is the mean AMI
 * between those searches. A plateau is a stretch of at least {@code shortest} resolutions next to each other,
 * each stable, whose partitions agree with those of their neighbors: there the communities are a
 * property of the graph and not of the resolution. A level must further split something and tell the graph
 * shorter than its connected pieces do ({@link DescriptionLength}), so a random graph has no level.
 *
 * <p>R. Lambiotte: Multi-scale modularity in complex networks. WiOpt 2010, arXiv:1004.4268. V. Traag, P. Van
 * Dooren, Y. Nesterov: Narrow scope for resolution-limit-free community detection. Phys. Rev. E 84, 2011.
 * doi:10.1103/PhysRevE.84.016114
 *
 * <p>The scan ends where communities get too small, or where three resolutions in a row tell the graph no shorter than
 * its connected pieces do after coarser ones did. The resolutions of a seed share their beginnings ({@link ResolutionScan}),
 * the seeds share nothing: their agreement is that of independent searches. Time: two to three searches of {@link Leiden} per seed,
 * side by side, and as much again for comparing. Same bits on any number of threads.
 *
 * @param points the resolutions scanned, ascending
 * @param plateaus the stretches that stand still, coarsest first
 */
public record ResolutionProfile(List<Point> points, List<Plateau> plateaus) {

    /**
     * @param lowest smallest resolution of modularity
     * @param factor from one resolution to the next, above 1
     * @param steps most resolutions
     * @param seeds searches of each resolution, at least 2
     * @param agreement AMI from which partitions count as the same
     * @param shortest fewest resolutions of a plateau
     * @param smallest average size of a community, over nodes with ties, at which the scan ends
     */
    public record Options(double lowest, double factor, int steps, int seeds, double agreement, int shortest, double smallest) {

        public static final Options DEFAULT = new Options(0.25, 1.6, 16, 2, 0.92, 3, 5);

        public Options {
            if (!(lowest > 0) || !(factor > 1) || seeds < 2 || shortest < 2) {
                throw new IllegalArgumentException("lowest, factor, seeds and shortest are " + lowest + ", " + factor + ", " + seeds
                        + " and " + shortest + "; they must be above 0, above 1, at least 2 and at least 2");
            }
        }
    }

    /** After this many resolutions in a row that tell the graph no shorter than its pieces do, finer ones are not looked at. */
    private static final int MOST_LONGER = 3;

    /**
     * @param partition the one of its searches that tells the graph shortest
     * @param stability mean AMI between its searches
     * @param toNext AMI with the next finer point's partition, NaN for the last
     */
    public record Point(double resolution, Partition partition, double stability, double toNext) { }

    /** Points {@code from} to {@code to}, both included; {@code best} of them tells the graph shortest. */
    public record Plateau(int from, int to, int best) { }

    /** What a search found, and how shortly that tells the graph. */
    private record Found(Partition partition, double length) { }

    /** @param graph undirected */
    public static ResolutionProfile of(Graph graph, Options options, Run run) {
        int tied = 0;
        for (int node = 0; node < graph.nodeCount; node++) {
            tied += graph.degree(node) > 0 ? 1 : 0;
        }
        int lone = graph.nodeCount - tied;
        List<Found[]> found = new ArrayList<>();
        int wave = Math.max(2, 8 / options.seeds);    // resolutions side by side before looking whether communities got too small
        boolean fine = tied == 0;
        Partition pieces = Partition.of(Components.of(graph).component());
        double unsplit = DescriptionLength.of(graph, pieces);
        boolean told = false;      // whether any resolution told the graph shorter than its pieces do
        int longer = 0;            // resolutions in a row, since then, that did not
        double[] resolution = new double[options.steps];
        for (int step = 0; step < options.steps; step++) {
            resolution[step] = options.lowest * StrictMath.pow(options.factor, step);
        }
        ResolutionScan[] scan = new ResolutionScan[options.seeds];
        run.blocks("Scanning levels", options.seeds, 1, (block, a, b) ->
                scan[block] = new ResolutionScan(graph, resolution, options.smallest, run.derivedSerial("scan", block)));
        for (int from = 0; from < options.steps && !fine; from += wave) {
            int first = from;
            int count = Math.min(wave, options.steps - from);
            Found[][] searches = new Found[count][options.seeds];
            run.blocks("Scanning levels", count * options.seeds, 1, (block, a, b) -> {
                Partition partition = scan[block % options.seeds].at(first + block / options.seeds);
                searches[block / options.seeds][block % options.seeds] = new Found(partition, DescriptionLength.of(graph, partition));
            });
            for (int i = 0; i < count && !fine; i++) {
                double communities = searches[i][0].partition.communityCount() - lone;
                fine = tied / communities < options.smallest;
                if (!fine) {
                    found.add(searches[i]);
                    boolean shorter = searches[i][0].length < unsplit;
                    told |= shorter;
                    longer = shorter || !told ? 0 : longer + 1;
                    fine = longer == MOST_LONGER;
                }
            }
        }
        return of(found, pieces, unsplit, options, run);
    }

    private static ResolutionProfile of(List<Found[]> found, Partition pieces, double unsplit, Options options, Run run) {
        int count = found.size();
        Partition[] best = new Partition[count];
        double[] length = new double[count];
        double[] stability = new double[count];
        run.blocks("Comparing levels", count, 1, (block, a, b) -> {
            Found[] searches = found.get(block);
            length[block] = Double.POSITIVE_INFINITY;
            double sum = 0;
            for (int i = 0; i < searches.length; i++) {
                if (searches[i].length < length[block]) {
                    length[block] = searches[i].length;
                    best[block] = searches[i].partition;
                }
                for (int j = 0; j < i; j++) {
                    sum += AdjustedInformation.of(searches[i].partition.community(), searches[j].partition.community());
                }
            }
            stability[block] = sum / (searches.length * (searches.length - 1) / 2);
        });
        double[] toNext = new double[count];
        Arrays.fill(toNext, Double.NaN);
        run.blocks("Comparing levels", Math.max(0, count - 1), 1, (block, a, b) ->
                toNext[block] = AdjustedInformation.of(best[block].community(), best[block + 1].community()));
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new Point(options.lowest * StrictMath.pow(options.factor, i), best[i], stability[i], toNext[i]));
        }
        List<Plateau> plateaus = new ArrayList<>();
        for (int from = 0, to; from < count; from = to + 1) {
            to = from;
            boolean stands = stability[from] >= options.agreement && best[from].communityCount() > pieces.communityCount();
            while (stands && to + 1 < count && toNext[to] >= options.agreement && stability[to + 1] >= options.agreement) {
                to++;
            }
            int shortest = from;
            for (int i = from; i <= to; i++) {
                shortest = length[i] < length[shortest] ? i : shortest;
            }
            if (stands && to - from + 1 >= options.shortest && length[shortest] < unsplit) {
                plateaus.add(new Plateau(from, to, shortest));
            }
        }
        return new ResolutionProfile(List.copyOf(points), List.copyOf(plateaus));
    }
}
