// SPDX-License-Identifier: Apache-2.0
package sideways.measure.diffusion;

import java.util.Arrays;
import java.util.stream.IntStream;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Which cascades leave the community they started in.
 *
 * <p>The home of a cascade is the community of whoever started it. Each actor adopts it once, at their first event; those of no community count nowhere, nor does
 * the one who started it.
 *
 * <pre>  outside = adopters of other communities / adopters        in [0, 1]
 *  it has left home where outside > ½</pre>
 *
 * <p>0: nobody else's; 1: nobody of its home took it up. Chance ({@link #byChance}): the same cascades with as many adopters, all adoptions dealt anew, so that the
 * largest communities still adopt most. Where people flock together, outside lies below it.
 *
 * <p>What its first k adopters are like foretells where a cascade goes: L. Weng, F. Menczer, Y.-Y. Ahn, Virality prediction and community structure in social
 * networks, Scientific Reports 3, 2013. doi:10.1038/srep02522
 *
 * <p>Time O(events), memory 16 bytes per event.
 *
 * @param cascade that is counted, of place: those whose home is known and that have enough adopters
 * @param home community of each
 * @param start first adoption of each in {@code community}, and the end of the last
 * @param community of each adopter, in the order of their events
 * @param event by which each adopted
 * @param seen events of the cascade up to and with that one
 */
public record Breakout(int[] cascade, int[] home, int[] start, int[] community, int[] event, int[] seen) {

    /**
     * @param actor of event
     * @param communityOf actor, negative for none
     * @param counted cascades to look at; others are left out
     * @param fewest adopters it takes
     */
    public static Breakout of(Cascades trees, int[] actor, int[] communityOf, boolean[] counted, int fewest) {
        Cascades.ByTree byTree = trees.byTree(actor.length);
        int[] last = new int[communityOf.length];
        Arrays.fill(last, -1);
        int[] cascade = new int[trees.count];
        int[] home = new int[trees.count];
        int[] start = new int[trees.count + 1];
        int[] community = new int[byTree.event().length];
        int[] event = new int[byTree.event().length];
        int[] seen = new int[byTree.event().length];
        int kept = 0;
        int end = 0;
        for (int c = 0; c < trees.count; c++) {
            if (!counted[c] || trees.source[c] >= actor.length || communityOf[actor[trees.source[c]]] < 0) {
                continue;
            }
            int from = end;
            last[actor[trees.source[c]]] = c;
            for (int i = byTree.start()[c]; i < byTree.start()[c + 1]; i++) {
                int who = actor[byTree.event()[i]];
                if (last[who] != c && communityOf[who] >= 0) {
                    last[who] = c;
                    community[end] = communityOf[who];
                    seen[end] = i - byTree.start()[c] + 1;
                    event[end++] = byTree.event()[i];
                }
            }
            if (end - from < fewest) {
                end = from;
                continue;
            }
            cascade[kept] = c;
            home[kept] = communityOf[actor[trees.source[c]]];
            start[++kept] = end;
        }
        return new Breakout(Arrays.copyOf(cascade, kept), Arrays.copyOf(home, kept), Arrays.copyOf(start, kept + 1), Arrays.copyOf(community, end), Arrays.copyOf(event, end),
                Arrays.copyOf(seen, end));
    }

    public int count() {
        return cascade.length;
    }

    public int adopters(int place) {
        return start[place + 1] - start[place];
    }

    /** Share of the adopters from {@code skipped} on who are of other communities. */
    public double outside(int place, int skipped) {
        int other = 0;
        for (int i = start[place] + skipped; i < start[place + 1]; i++) {
            other += community[i] != home[place] ? 1 : 0;
        }
        return other / (double) (adopters(place) - skipped);
    }

    /** Communities of the first {@code k} adopters. */
    public int[] first(int place, int k) {
        return Arrays.copyOfRange(community, start[place], start[place] + k);
    }

    /** Different communities that adopted, home included. */
    public int reached(int place) {
        return (int) IntStream.concat(IntStream.of(home[place]), Arrays.stream(community, start[place], start[place + 1])).distinct().count();
    }

    public boolean[] left(int skipped) {
        boolean[] left = new boolean[count()];
        for (int place = 0; place < left.length; place++) {
            left[place] = outside(place, skipped) > 0.5;
        }
        return left;
    }

    /** The same cascades with all adoptions dealt anew. */
    public Breakout byChance(Rng rng) {
        int[] dealt = community.clone();
        rng.shuffle(dealt);
        return new Breakout(cascade, home, start, dealt, event, seen);
    }

    /** Share of the cascades that have left home in each of {@code samples} deals. */
    public double[] leftByChance(int samples, Run run) {
        double[] share = new double[samples];
        run.blocks("Dealing adoptions", samples, 1, (block, from, to) -> {
            int left = 0;
            for (boolean each : byChance(run.random("breakout", block)).left(0)) {
                left += each ? 1 : 0;
            }
            share[block] = left / (double) count();
        });
        return share;
    }
}
