// SPDX-License-Identifier: Apache-2.0
package sideways.measure.polarization;

import java.util.Arrays;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Leanings of voters and their two sides, told from votes alone.
 *
 * <pre>  x_vi = vote − mean vote on item i, 0 where v did not vote;    leaning = first principal component of x
 *  factor = λ_1 / Σ λ,  by chance: the same with the votes on each item dealt anew among those who voted on it</pre>
 *
 * Sides are the two means of the plane of the first two components, the best of {@value #TRIES} starts (Lloyd); side 0 is the larger. A voter
 * of few items lies near the middle. What both sides hold of an item is told with Laplace's rule, and what both agree on by the product over sides:
 *
 * <pre>  p_s = (agree + 1) / (votes + 2),   consensus = p_0 p_1   (group-informed consensus),   divide = |p_0 − p_1|</pre>
 *
 * Which sign a leaning has means nothing. C. Small et al.: Polis, scaling deliberation by mapping high dimensional opinion spaces. Recerca 26(2), 2021. doi:10.6035/recerca.5516.
 * Time O((2 + nulls) steps votes); the same bits on any number of threads.
 *
 * @param leaning of voter, unit variance over voters
 * @param second second component, in the unit of the first
 * @param side 0 or 1 of voter
 * @param factor share of the variance of votes along the leaning
 * @param chance mean over nulls
 * @param spread standard deviation over nulls
 */
public record VoteSpace(double[] leaning, double[] second, int[] side, double factor, double chance, double spread, int nulls) {

    private static final int STEPS = 200;
    private static final int TRIES = 20;
    private static final double STILL = 1e-12;

    /**
     * Votes in rows by voter.
     *
     * @param offset where a voter's votes begin; one more than voters
     * @param item of vote
     * @param vote −1, 0 or 1
     */
    public record Votes(int[] offset, int[] item, double[] vote, int items) {

        public int voters() {
            return offset.length - 1;
        }
    }

    /** What a side holds of an item. */
    public record Held(int agree, int disagree, int votes) {

        /** Laplace's rule. */
        public double agreeing() {
            return (agree + 1.0) / (votes + 2);
        }
    }

    public static VoteSpace of(Votes votes, int nulls, Run run) {
        double[] centred = centred(votes);
        double total = Arrays.stream(centred).map(x -> x * x).sum();
        double[][] plane = components(votes, centred, 2, run.random("votes.start", 0));
        double factor = total == 0 ? Double.NaN : plane[2][0] / total;
        double[] by = new double[nulls];
        run.blocks("Dealing votes anew", nulls, 1, (block, a, b) -> {
            double[] dealt = dealt(votes, centred, run.random("votes.null", block));
            by[block] = components(votes, dealt, 1, run.random("votes.start", block + 1))[1][0] / total;
        });
        double mean = Arrays.stream(by).average().orElse(Double.NaN);
        double spread = nulls < 2 ? Double.NaN : StrictMath.sqrt(Arrays.stream(by).map(x -> (x - mean) * (x - mean)).sum() / (nulls - 1));
        double deviation = StrictMath.sqrt(Arrays.stream(plane[0]).map(x -> x * x).sum() / plane[0].length);
        double unit = deviation == 0 ? 1 : deviation;
        double[] leaning = Arrays.stream(plane[0]).map(x -> x / unit).toArray();
        double[] second = Arrays.stream(plane[1]).map(x -> x / unit).toArray();
        return new VoteSpace(leaning, second, sides(leaning, second, run.random("votes.sides", 0)), factor, mean, spread, nulls);
    }

    /** What each side holds of each item. */
    public static Held[][] held(Votes votes, int[] side) {
        int[][][] counts = new int[2][votes.items][3];
        for (int voter = 0; voter < votes.voters(); voter++) {
            for (int i = votes.offset[voter]; i < votes.offset[voter + 1]; i++) {
                int[] of = counts[side[voter]][votes.item[i]];
                of[0] += votes.vote[i] > 0 ? 1 : 0;
                of[1] += votes.vote[i] < 0 ? 1 : 0;
                of[2]++;
            }
        }
        Held[][] held = new Held[2][votes.items];
        for (int s = 0; s < 2; s++) {
            for (int item = 0; item < votes.items; item++) {
                held[s][item] = new Held(counts[s][item][0], counts[s][item][1], counts[s][item][2]);
            }
        }
        return held;
    }

    private static double[] centred(Votes votes) {
        double[] sum = new double[votes.items];
        int[] count = new int[votes.items];
        for (int i = 0; i < votes.item.length; i++) {
            sum[votes.item[i]] += votes.vote[i];
            count[votes.item[i]]++;
        }
        double[] centred = new double[votes.item.length];
        Arrays.setAll(centred, i -> votes.vote[i] - sum[votes.item[i]] / count[votes.item[i]]);
        return centred;
    }

    /** The same votes on each item, dealt among its voters. */
    private static double[] dealt(Votes votes, double[] centred, Rng rng) {
        int[] begin = new int[votes.items + 1];
        for (int item : votes.item) {
            begin[item + 1]++;
        }
        for (int item = 0; item < votes.items; item++) {
            begin[item + 1] += begin[item];
        }
        int[] place = new int[votes.item.length];
        int[] next = begin.clone();
        for (int i = 0; i < votes.item.length; i++) {
            place[next[votes.item[i]]++] = i;
        }
        double[] dealt = new double[centred.length];
        for (int item = 0; item < votes.items; item++) {
            int[] there = Arrays.copyOfRange(place, begin[item], begin[item + 1]);
            int[] order = there.clone();
            rng.shuffle(order);
            for (int k = 0; k < there.length; k++) {
                dealt[there[k]] = centred[order[k]];
            }
        }
        return dealt;
    }

    /** Scores of the voters on each component, and behind them the components' squared singular values; power iteration, what was found before taken out. */
    private static double[][] components(Votes votes, double[] x, int count, Rng rng) {
        double[][] found = new double[count + 1][];
        double[][] axis = new double[count][];
        found[count] = new double[count];
        for (int c = 0; c < count; c++) {
            double[] at = new double[votes.items];
            Arrays.setAll(at, i -> rng.nextGaussian());
            double[] score = new double[votes.voters()];
            double before = -1;
            for (int step = 0; step < STEPS; step++) {
                for (int other = 0; other < c; other++) {
                    subtract(at, axis[other]);
                }
                double length = StrictMath.sqrt(Arrays.stream(at).map(a -> a * a).sum());
                for (int i = 0; i < at.length; i++) {
                    at[i] = length == 0 ? 0 : at[i] / length;
                }
                axis[c] = at;
                score = scores(votes, x, at);
                double value = Arrays.stream(score).map(s -> s * s).sum();
                if (Math.abs(value - before) <= STILL * value || value == 0) {
                    break;
                }
                before = value;
                at = loadings(votes, x, score);
            }
            found[c] = score;
            found[count][c] = Arrays.stream(score).map(s -> s * s).sum();
        }
        return found;
    }

    private static void subtract(double[] from, double[] axis) {
        double along = 0;
        for (int i = 0; i < from.length; i++) {
            along += from[i] * axis[i];
        }
        for (int i = 0; i < from.length; i++) {
            from[i] -= along * axis[i];
        }
    }

    private static double[] scores(Votes votes, double[] x, double[] axis) {
        double[] score = new double[votes.voters()];
        for (int voter = 0; voter < score.length; voter++) {
            for (int i = votes.offset[voter]; i < votes.offset[voter + 1]; i++) {
                score[voter] += x[i] * axis[votes.item[i]];
            }
        }
        return score;
    }

    private static double[] loadings(Votes votes, double[] x, double[] score) {
        double[] at = new double[votes.items];
        for (int voter = 0; voter < score.length; voter++) {
            for (int i = votes.offset[voter]; i < votes.offset[voter + 1]; i++) {
                at[votes.item[i]] += x[i] * score[voter];
            }
        }
        return at;
    }

    private static int[] sides(double[] x, double[] y, Rng rng) {
        int[] best = new int[x.length];
        double least = Double.POSITIVE_INFINITY;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int one = rng.nextInt(x.length);
            int other = rng.nextInt(x.length);
            double[] centre = {x[one], y[one], x[other], y[other]};
            int[] side = new int[x.length];
            double cost = Double.POSITIVE_INFINITY;
            while (true) {
                double now = 0;
                double[] sum = new double[6];
                for (int v = 0; v < x.length; v++) {
                    double a = square(x[v] - centre[0]) + square(y[v] - centre[1]);
                    double b = square(x[v] - centre[2]) + square(y[v] - centre[3]);
                    side[v] = b < a ? 1 : 0;
                    now += Math.min(a, b);
                    sum[3 * side[v]] += x[v];
                    sum[3 * side[v] + 1] += y[v];
                    sum[3 * side[v] + 2]++;
                }
                if (!(now < cost - STILL * now) || sum[2] == 0 || sum[5] == 0) {
                    break;
                }
                cost = now;
                centre = new double[] {sum[0] / sum[2], sum[1] / sum[2], sum[3] / sum[5], sum[4] / sum[5]};
            }
            if (cost < least && Arrays.stream(side).distinct().count() == 2) {
                least = cost;
                best = side.clone();
            }
        }
        int[] found = best;
        boolean turn = 2 * Arrays.stream(found).sum() > found.length;
        return turn ? Arrays.stream(found).map(s -> 1 - s).toArray() : found;
    }

    private static double square(double d) {
        return d * d;
    }
}
