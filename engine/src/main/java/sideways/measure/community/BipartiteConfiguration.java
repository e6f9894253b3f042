// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.Arrays;
import sideways.measure.PoissonBinomial;

/**
 * Chance in who belongs where: the most random table of members and groups in which everybody is in as many groups,
 * and every group has as many members, as observed on average (the bipartite configuration model, BiCM).
 *
 * <pre>  p_{ia} = x_i y_a / (1 + x_i y_a)        Σ_a p_{ia} = groups of member i        Σ_i p_{ia} = members of group a</pre>
 *
 * Fisher's test deals a group's places to all members alike; where a few members are in very many groups, those few
 * make any two groups share members, and Fisher calls it surprising. Here they are expected to.
 * The common members of groups a and b are Σ_i p_{ia} p_{ib} on average and follow a Poisson-binomial
 * distribution, whose tail is exact ({@link PoissonBinomial}). That average is never below Fisher's |A| |B| / N.
 * It is high where most members have one group only, for to those the model gives 0, 1, 2 … groups: the test
 * claims too little there, not too much.
 *
 * <p>F. Saracco, R. Di Clemente, A. Gabrielli, T. Squartini: Randomizing bipartite networks: the case of the
 * World Trade Web. Scientific Reports 5, 2015. doi:10.1038/srep10595. F. Saracco et al.: Inferring
 * monopartite projections of bipartite networks. New J. Physics 19, 2017. doi:10.1088/1367-2630/aa6b38
 *
 * <p>Members of equal degree share one x, groups of equal size one y, so what is solved has as many unknowns as there are distinct degrees. The
 * likelihood is concave in ln x and ln y; each unknown in turn is set to its best given the others, until all degrees
 * are met to {@value #TOLERANCE} of themselves or {@value #SWEEPS} sweeps are over. Time O(distinct degrees × distinct sizes) a sweep, in practice about ten.
 */
final class BipartiteConfiguration {

    private static final double TOLERANCE = 1e-10;
    private static final int SWEEPS = 5_000;
    private static final double MOST = 1e30;

    private final int[] degree;
    private final long[] members;
    private final int[] size;
    private final long[] groups;
    private final double[] x;
    private final double[] y;

    private BipartiteConfiguration(int[] memberDegree, int[] groupSize) {
        degree = Arrays.stream(memberDegree).filter(d -> d > 0).distinct().sorted().toArray();
        size = Arrays.stream(groupSize).filter(s -> s > 0).distinct().sorted().toArray();
        members = counts(memberDegree, degree);
        groups = counts(groupSize, size);
        x = new double[degree.length];
        y = new double[size.length];
    }

    /**
     * @param memberDegree in how many groups each member is
     * @param groupSize how many members each group has; both sum to the same
     */
    static BipartiteConfiguration fit(int[] memberDegree, int[] groupSize) {
        long places = Arrays.stream(memberDegree).asLongStream().sum();
        if (places != Arrays.stream(groupSize).asLongStream().sum()) {
            throw new IllegalArgumentException("members are in " + places + " groups and groups have "
                    + Arrays.stream(groupSize).asLongStream().sum() + " members; both must count the same memberships");
        }
        BipartiteConfiguration model = new BipartiteConfiguration(memberDegree, groupSize);
        model.fit(places);
        return model;
    }

    private static long[] counts(int[] value, int[] distinct) {
        long[] count = new long[distinct.length];
        for (int v : value) {
            if (v > 0) {
                count[Arrays.binarySearch(distinct, v)]++;
            }
        }
        return count;
    }

    private void fit(long places) {
        double root = StrictMath.sqrt(Math.max(1, places));
        Arrays.setAll(x, i -> degree[i] / root);
        Arrays.setAll(y, a -> size[a] / root);
        double worst = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < SWEEPS && worst > TOLERANCE; sweep++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = best(x[i], degree[i], y, groups);
            }
            worst = 0;
            for (int a = 0; a < y.length; a++) {
                worst = Math.max(worst, Math.abs(sum(y[a], x, members) - size[a]) / size[a]);
                y[a] = best(y[a], size[a], x, members);
            }
        }
    }

    /** The v with Σ n v w / (1 + v w) = target, by Newton's steps in ln v; endless where all must be in, and cut off at {@value #MOST}. */
    private static double best(double start, double target, double[] w, long[] n) {
        double v = start;
        for (int step = 0; step < 60; step++) {
            double sum = 0;
            double slope = 0;
            for (int j = 0; j < w.length; j++) {
                double p = v * w[j] / (1 + v * w[j]);
                sum += n[j] * p;
                slope += n[j] * p * (1 - p);
            }
            double error = target - sum;
            if (Math.abs(error) <= 1e-14 * target || v >= MOST) {
                break;
            }
            v = Math.min(MOST, v * StrictMath.exp(Math.max(-2, Math.min(2, slope > 0 ? error / slope : 2))));
        }
        return v;
    }

    private static double sum(double v, double[] w, long[] n) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += n[j] * v * w[j] / (1 + v * w[j]);
        }
        return sum;
    }

    /** By how much, relative to itself, the worst met degree or size misses. */
    double worst() {
        double miss = 0;
        for (int i = 0; i < x.length; i++) {
            miss = Math.max(miss, Math.abs(sum(x[i], y, groups) - degree[i]) / degree[i]);
        }
        for (int a = 0; a < y.length; a++) {
            miss = Math.max(miss, Math.abs(sum(y[a], x, members) - size[a]) / size[a]);
        }
        return miss;
    }

    /** The chance that a member of {@code memberDegree} groups is in a given group of {@code groupSize} members. */
    double chance(int memberDegree, int groupSize) {
        double product = x[Arrays.binarySearch(degree, memberDegree)] * y[Arrays.binarySearch(size, groupSize)];
        return product / (1 + product);
    }

    /** Members that two groups of these sizes have in common on average. */
    double expected(int sizeA, int sizeB) {
        double[] both = both(sizeA, sizeB);
        double sum = 0;
        for (int i = 0; i < both.length; i++) {
            sum += members[i] * both[i];
        }
        return sum;
    }

    /** The chance that two groups of these sizes have {@code common} members or more in common. */
    double atLeast(int common, int sizeA, int sizeB) {
        return PoissonBinomial.atLeast(common, both(sizeA, sizeB), members);
    }

    private double[] both(int sizeA, int sizeB) {
        double a = y[Arrays.binarySearch(size, sizeA)];
        double b = y[Arrays.binarySearch(size, sizeB)];
        double[] both = new double[x.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = x[i] * a / (1 + x[i] * a) * (x[i] * b / (1 + x[i] * b));
        }
        return both;
    }
}
