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
 * <li>{@link Rule#SHALLOWEST}: from the one of those they may have it from who is nearest to the source, of equals the one most others had it from;
 * <li>{@link Rule#LATEST}: from the latest of those;
 * <li>{@link Rule#AUDIENCE}: from the one of those with the largest audience, the earliest of equals;
 * <li>{@link Rule#UNIFORM}: from any of those, all alike;
 * <li>{@link Rule#DELAY}: from any of those, by how long ago: a self-exciting process with one weight for the source and one for all
 *   others, whose decay and weights are found by the EM algorithm over the cascades;
 * <li>{@link Rule#DEEPEST}: from the one of those who is farthest from the source.
 * </ul>
 *
 * They may have it from whoever came before and is the head of an arc of theirs in {@code hears}. Of those who are {@code listed}
 * these are all: the source is one of them where they listen to it, where nobody else is, or where nobody at all
 * is known to listen to it, so that lists do not tell. Of others some are
 * known at best: the source may always be it, and anybody before where no one known is. What is not so, such as a feed
 * that shows strangers, no rule knows of.
 *
 * <p>Choosing for each the nearest to the source makes every event as near to it as it can be, and choosing the farthest as far (by induction on time), so
 * {@code SHALLOWEST} and {@code DEEPEST} hold between them the depth of every assignment of parents, and the share of those who had it from the source itself.
 * Structural virality has no bound as simple; gathering equals about one hub comes near the least.
 * The two random rules are drawn; average over {@code draw}.
 *
 * <p>M. DeVerna et al. 2024, arXiv:2410.21554; time-inferred diffusion: S. Vosoughi, D. Roy, S. Aral 2018,
 * doi:10.1126/science.aap9559; first, last and split credit: E. Bakshy et al. 2011, doi:10.1145/1935826.1935845
 *
 * <p>Time O(events × candidates), at most the degree of an actor, or {@value #MOST_UNKNOWN} where nobody is known; delays are learnt from about {@value #LEARNT_FROM}
 * events. Memory 12 bytes per event.
 */
public final class Reconstruction {

    /** Who is taken for the one they had it from. */
    public enum Rule { ORIGINAL, SHALLOWEST, LATEST, AUDIENCE, UNIFORM, DELAY, DEEPEST }

    private static final int MOST_UNKNOWN = 200;
    private static final int LEARNT_FROM = 200_000;
    private static final int STEPS = 50;

    private final int[][] actor;
    private final double[][] time;
    private final Graph hears;
    private final boolean[] listed;
    private final int[] audience;
    private double decay;
    private double ofSource = 1;
    private double ofOthers = 1;
    private boolean learnt;

    /**
     * @param actor of each event of each cascade, in order of time, the source first
     * @param time of each, ascending, in any unit
     * @param hears arcs from the one who listens to the one who is heard; directed, over all actors
     * @param listed whether all whom an actor listens to are in {@code hears}
     */
    public Reconstruction(int[][] actor, double[][] time, Graph hears, boolean[] listed) {
        if (!hears.directed) {
            throw new IllegalArgumentException("the graph of who hears whom is undirected; it needs arcs");
        }
        this.actor = actor;
        this.time = time;
        this.hears = hears;
        this.listed = listed;
        audience = new int[hears.nodeCount];
        for (int head : hears.neighbor) {
            audience[head]++;
        }
    }

    /** Decay of influence per unit of time, as learnt. */
    public double decay() {
        learnDelays();
        return decay;
    }

    /** How much likelier the source is than another as long ago, as learnt. */
    public double sourceWeight() {
        learnDelays();
        return ofSource / ofOthers;
    }

    /** Events that are known to listen to somebody before them other than the source. */
    public long exposed() {
        long exposed = 0;
        for (int c = 0; c < actor.length; c++) {
            Candidates candidates = new Candidates(c);
            for (int i = 1; i < actor[c].length; i++) {
                candidates.before(i);
                exposed += candidates.known > 0 ? 1 : 0;
            }
        }
        return exposed;
    }

    /**
     * Parents by one rule, as places in the cascade; −1 at the source.
     *
     * @param draw which of the draws, for the random rules
     */
    public int[][] parents(Rule rule, int draw, Run run) {
        if (rule == Rule.DELAY) {
            learnDelays();
        }
        int[][] parent = new int[actor.length][];
        Run drawn = run.derived("reconstruction", draw);
        run.blocks("Supposing parents", actor.length, 64, (block, from, to) -> {
            for (int c = from; c < to; c++) {
                parent[c] = parents(c, rule, drawn.random("parents", c));
            }
        });
        return parent;
    }

    private int[] parents(int c, Rule rule, Rng rng) {
        int size = actor[c].length;
        int[] parent = new int[size];
        int[] depth = new int[size];
        int[] children = new int[size];
        parent[0] = -1;
        Candidates candidates = new Candidates(c);
        for (int i = 1; i < size; i++) {
            if (rule == Rule.ORIGINAL) {
                continue;
            }
            candidates.before(i);
            parent[i] = switch (rule) {
                case ORIGINAL -> 0;
                case LATEST -> candidates.place[0];
                case AUDIENCE -> best(candidates, place -> audience[actor[c][place]]);
                case SHALLOWEST -> best(candidates, place -> ((long) -depth[place] << 32) + children[place]);
                case DEEPEST -> best(candidates, place -> depth[place]);
                case UNIFORM -> candidates.place[rng.nextInt(candidates.count)];
                case DELAY -> {
                    double at = rng.nextDouble() * chances(c, i, candidates);
                    int k = 0;
                    while (k < candidates.count - 1 && at >= candidates.chance[k]) {
                        at -= candidates.chance[k++];
                    }
                    yield candidates.place[k];
                }
            };
            depth[i] = depth[parent[i]] + 1;
            children[parent[i]]++;
        }
        return parent;
    }

    private interface Quality {
        long of(int place);
    }

    /** The candidate with the most of a quality, the earliest of equals. */
    private static int best(Candidates candidates, Quality quality) {
        int best = candidates.place[candidates.count - 1];
        for (int k = candidates.count - 2; k >= 0; k--) {
            best = quality.of(candidates.place[k]) > quality.of(best) ? candidates.place[k] : best;
        }
        return best;
    }

    /** Places of one cascade that an event of it may have it from. */
    private final class Candidates {

        private final int[] own;
        private final int[] byActor;
        private final int[] firstPlace;
        private int[] place = new int[16];
        private double[] chance = new double[16];
        private int count;
        private int known;

        Candidates(int c) {
            own = actor[c];
            long[] pair = new long[own.length];
            Arrays.setAll(pair, i -> (long) own[i] << 32 | i);
            Arrays.sort(pair);
            int distinct = 0;
            for (int i = 0; i < pair.length; i++) {
                if (i == 0 || pair[i] >>> 32 != pair[i - 1] >>> 32) {
                    pair[distinct++] = pair[i];
                }
            }
            byActor = new int[distinct];
            firstPlace = new int[distinct];
            for (int i = 0; i < distinct; i++) {
                byActor[i] = (int) (pair[i] >>> 32);
                firstPlace[i] = (int) pair[i];
            }
        }

        /** Those before place {@code i}, latest first. */
        void before(int i) {
            int who = own[i];
            count = 0;
            if (hears.degree(who) <= i) {
                for (long arc = hears.offset[who]; arc < hears.offset[who + 1]; arc++) {
                    int at = Arrays.binarySearch(byActor, hears.neighbor[(int) arc]);
                    if (at >= 0 && firstPlace[at] > 0 && firstPlace[at] < i && byActor[at] != who) {
                        add(firstPlace[at]);
                    }
                }
                Arrays.sort(place, 0, count);
                for (int low = 0, high = count - 1; low < high; low++, high--) {
                    int swap = place[low];
                    place[low] = place[high];
                    place[high] = swap;
                }
            } else {
                for (int j = i - 1; j > 0; j--) {
                    if (own[j] != who && own[j] != own[0] && hears.hasEdge(who, own[j])) {
                        add(j);
                    }
                }
            }
            known = count;
            if (count == 0 && !listed[who]) {
                for (int j = i - 1; j > 0 && count < MOST_UNKNOWN; j--) {
                    if (own[j] != who) {
                        add(j);
                    }
                }
            }
            if (count == 0 || !listed[who] || audience[own[0]] == 0 || hears.hasEdge(who, own[0])) {
                add(0);
            }
        }

        private void add(int at) {
            if (count == place.length) {
                place = Arrays.copyOf(place, 2 * count);
                chance = Arrays.copyOf(chance, 2 * count);
            }
            place[count++] = at;
        }
    }

    /** Weights of the candidates by their delay, in {@code chance}; their sum. */
    private double chances(int c, int i, Candidates candidates) {
        double sum = 0;
        double nearest = time[c][i] - time[c][candidates.place[0]];
        for (int k = 0; k < candidates.count; k++) {
            // against the nearest, so that a long silence does not make all of them 0
            double delay = time[c][i] - time[c][candidates.place[k]] - nearest;
            candidates.chance[k] = (candidates.place[k] == 0 ? ofSource : ofOthers) * StrictMath.exp(-decay * delay);
            sum += candidates.chance[k];
        }
        return sum;
    }

    /** Decay and weights by expectation and maximization, from the mean delay after the one before. */
    private synchronized void learnDelays() {
        if (learnt) {
            return;
        }
        learnt = true;
        int[] sample = sample();
        double gaps = 0;
        double total = 0;
        for (int c : sample) {
            double[] t = time[c];
            total += t.length;
            gaps += t[t.length - 1] - t[0];
        }
        double sources = sample.length;
        double events = total - sources;
        decay = gaps > 0 ? events / gaps : 1;
        if (events == 0 || gaps <= 0) {
            return;
        }
        for (int step = 0; step < STEPS; step++) {
            double fromSource = 0;
            double delays = 0;
            for (int c : sample) {
                Candidates candidates = new Candidates(c);
                for (int i = 1; i < actor[c].length; i++) {
                    candidates.before(i);
                    double sum = chances(c, i, candidates);
                    for (int k = 0; k < candidates.count; k++) {
                        delays += candidates.chance[k] / sum * (time[c][i] - time[c][candidates.place[k]]);
                        fromSource += candidates.place[k] == 0 ? candidates.chance[k] / sum : 0;
                    }
                }
            }
            double before = decay;
            decay = delays > 0 ? events / delays : decay;
            // events set off by one source, and by one of the others
            ofSource = Math.max(1e-9, fromSource / sources);
            ofOthers = Math.max(1e-9, (events - fromSource) / Math.max(1, total - sources));
            if (Math.abs(decay - before) < 1e-6 * before) {
                break;
            }
        }
        double scale = Math.max(ofSource, ofOthers);
        ofSource /= scale;
        ofOthers /= scale;
    }

    /** Every so many-th cascade, so that about {@value #LEARNT_FROM} events are learnt from. */
    private int[] sample() {
        long events = 0;
        for (int[] each : actor) {
            events += each.length;
        }
        int step = (int) Math.max(1, events / LEARNT_FROM);
        int[] sample = new int[(actor.length + step - 1) / step];
        Arrays.setAll(sample, i -> i * step);
        return sample;
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
