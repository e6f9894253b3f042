// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.Arrays;
import sideways.graph.Graph;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * From whom did they have it, where the log credits every passing-on to the original?
 *
 * <p>Platforms write a reshare of a reshare down as a reshare of the original, so their cascades are stars. Who passed the thing
 * to whom can only be supposed, and what is supposed decides what is found; hence several suppositions, and every number of
 * flow as the interval over them:
 *
 * <ul>
 * <li>{@link Rule#ORIGINAL}: everybody had it from the source, as the platform says;
 * <li>{@link Rule#LATEST}: from the latest before them whom they listen to;
 * <li>{@link Rule#AUDIENCE}: from the one of those with the largest audience, the earliest of equals;
 * <li>{@link Rule#UNIFORM}: from any of those, all alike, the source among them;
 * <li>{@link Rule#DELAY}: from any of those, by how long ago: a self-exciting process with one weight for the source and one for all
 *   others, whose decay and weights are found by the EM algorithm over all cascades.
 * </ul>
 *
 * Those whom somebody listens to are the heads of their arcs in {@code hears}; the source counts always, since the platform names it. Of somebody who has no arc
 * at all nothing is known, and any before them may be it. The two random rules are drawn; average over {@link Rng} streams.
 *
 * <p>M. DeVerna et al. 2024, arXiv:2410.21554; time-inferred diffusion: S. Vosoughi, D. Roy, S. Aral 2018,
 * doi:10.1126/science.aap9559; first, last and split credit: E. Bakshy et al. 2011, doi:10.1145/1935826.1935845
 *
 * <p>Time O(events × candidates), of which the {@value #MOST_CANDIDATES} latest and the source are looked at; memory 12 bytes per event.
 */
public final class Reconstruction {

    /** Who is taken for the one they had it from. */
    public enum Rule { ORIGINAL, LATEST, AUDIENCE, UNIFORM, DELAY }

    private static final int MOST_CANDIDATES = 200;
    private static final int STEPS = 50;

    private final int[][] actor;
    private final double[][] time;
    private final Graph hears;
    private final int[] audience;
    private double decay;
    private double ofSource = 1;
    private double ofOthers = 1;

    /**
     * @param actor of each event of each cascade, in order of time, the source first
     * @param time of each, ascending, in any unit
     * @param hears arcs from the one who listens to the one who is heard; directed, over all actors
     */
    public Reconstruction(int[][] actor, double[][] time, Graph hears) {
        if (!hears.directed) {
            throw new IllegalArgumentException("the graph of who hears whom is undirected; it needs arcs");
        }
        this.actor = actor;
        this.time = time;
        this.hears = hears;
        audience = new int[hears.nodeCount];
        for (int head : hears.neighbor) {
            audience[head]++;
        }
        learnDelays();
    }

    /** Decay of influence per unit of time, as learnt. */
    public double decay() {
        return decay;
    }

    /** How much likelier the source is than another as long ago, as learnt. */
    public double sourceWeight() {
        return ofSource / ofOthers;
    }

    /**
     * Parents by one rule, as places in the cascade; −1 at the source.
     *
     * @param draw which of the draws, for the random rules
     */
    public int[][] parents(Rule rule, int draw, Run run) {
        int[][] parent = new int[actor.length][];
        run.blocks("Supposing parents", actor.length, 64, (block, from, to) -> {
            for (int c = from; c < to; c++) {
                parent[c] = parents(c, rule, run.derived("reconstruction", draw).random("parents", c));
            }
        });
        return parent;
    }

    private int[] parents(int c, Rule rule, Rng rng) {
        int size = actor[c].length;
        int[] parent = new int[size];
        parent[0] = -1;
        int[] candidate = new int[MOST_CANDIDATES + 1];
        double[] chance = new double[MOST_CANDIDATES + 1];
        for (int i = 1; i < size; i++) {
            int count = candidates(c, i, candidate);
            parent[i] = switch (rule) {
                case ORIGINAL -> 0;
                case LATEST -> candidate[0];
                case AUDIENCE -> loudest(c, candidate, count);
                case UNIFORM -> candidate[rng.nextInt(count)];
                case DELAY -> {
                    double sum = chances(c, i, candidate, count, chance);
                    double at = rng.nextDouble() * sum;
                    int k = 0;
                    while (k < count - 1 && at >= chance[k]) {
                        at -= chance[k++];
                    }
                    yield candidate[k];
                }
            };
        }
        return parent;
    }

    /** Places before {@code i} it may have it from, latest first, the source last. */
    private int candidates(int c, int i, int[] candidate) {
        int own = actor[c][i];
        boolean known = hears.degree(own) > 0;
        int count = 0;
        for (int j = i - 1; j > 0 && count < MOST_CANDIDATES; j--) {
            if (actor[c][j] != own && (!known || hears.hasEdge(own, actor[c][j]))) {
                candidate[count++] = j;
            }
        }
        candidate[count++] = 0;
        return count;
    }

    private int loudest(int c, int[] candidate, int count) {
        int best = candidate[count - 1];
        for (int k = count - 2; k >= 0; k--) {
            best = audience[actor[c][candidate[k]]] > audience[actor[c][best]] ? candidate[k] : best;
        }
        return best;
    }

    /** Weights of the candidates by their delay, in {@code chance}; their sum. */
    private double chances(int c, int i, int[] candidate, int count, double[] chance) {
        double sum = 0;
        double nearest = time[c][i] - time[c][candidate[0]];
        for (int k = 0; k < count; k++) {
            // against the nearest, so that a long silence does not make all of them 0
            double delay = time[c][i] - time[c][candidate[k]] - nearest;
            chance[k] = (candidate[k] == 0 ? ofSource : ofOthers) * StrictMath.exp(-decay * delay);
            sum += chance[k];
        }
        return sum;
    }

    /** Decay and weights by expectation and maximization over all cascades, from the mean delay after the one before. */
    private void learnDelays() {
        double gaps = 0;
        long events = 0;
        for (double[] t : time) {
            events += t.length - 1;
            gaps += t[t.length - 1] - t[0];
        }
        decay = gaps > 0 ? events / gaps : 1;
        if (events == 0 || gaps <= 0) {
            return;
        }
        double total = 0;
        double sources = time.length;
        for (int[] a : actor) {
            total += a.length;
        }
        int[] candidate = new int[MOST_CANDIDATES + 1];
        double[] chance = new double[MOST_CANDIDATES + 1];
        for (int step = 0; step < STEPS; step++) {
            double fromSource = 0;
            double delays = 0;
            for (int c = 0; c < actor.length; c++) {
                for (int i = 1; i < actor[c].length; i++) {
                    int count = candidates(c, i, candidate);
                    double sum = chances(c, i, candidate, count, chance);
                    fromSource += chance[count - 1] / sum;
                    for (int k = 0; k < count; k++) {
                        delays += chance[k] / sum * (time[c][i] - time[c][candidate[k]]);
                    }
                }
            }
            double before = decay;
            decay = delays > 0 ? events / delays : decay;
            // events set off by one source, and by one of the others
            ofSource = fromSource / sources;
            ofOthers = Math.max(1e-9, (events - fromSource) / Math.max(1, total - sources));
            if (Math.abs(decay - before) < 1e-6 * before) {
                break;
            }
        }
        double scale = Math.max(ofSource, ofOthers);
        ofSource /= scale;
        ofOthers /= scale;
    }

    /** One array of parents over all cascades, as {@link Cascades#of} takes them: cascades one after the other. */
    public static int[] joined(int[][] parent) {
        int[] all = new int[Arrays.stream(parent).mapToInt(p -> p.length).sum()];
        int at = 0;
        for (int[] each : parent) {
            for (int i = 0; i < each.length; i++) {
                all[at + i] = each[i] < 0 ? -1 : at + each[i];
            }
            at += each.length;
        }
        return all;
    }
}
