// SPDX-License-Identifier: Apache-2.0
package sideways.simulate;

import java.util.Arrays;
import java.util.Comparator;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.measure.community.Partition;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Who worked with whom: overlapping cliques inside planted communities, as authors of papers make them.
 *
 * <pre>  P(community has s authors) ∝ s^−1.5      P(author signs k papers) ∝ k^−2.5      P(paper has t authors) ∝ t^−2.5, t ≥ 2</pre>
 *
 * <p>The authors of a community stand in a row, as by topic or generation, and those who sign a paper together stand
 * within about {@code spread} places of each other; all authors of a paper are tied. Of an author's signatures the
 * first is at home; of the others a share {@code guests} is for papers of any community.
 *
 * <p>Random graphs with planted communities have no structure inside those, and every search finds the same. Here a
 * large community is a long heap of cliques that can be cut anywhere equally well, so single searches disagree, as
 * they do on graphs of real co-authors. The borders between communities are the only ones that mean anything.
 *
 * <p>M. Newman, D. Watts, S. Strogatz: Random graph models of social networks. PNAS 99, 2002.
 * doi:10.1073/pnas.012582999 (graphs of affiliations; communities and places are added here).
 *
 * <p>Time O(n log n + m log d), memory 24 bytes per signature and that of the {@link GraphBuilder}.
 *
 * @param graph undirected, simple, all weights 1; an author all of whose papers had no other author has no ties
 * @param planted community of author, largest first
 */
public record AffiliationGraph(Graph graph, Partition planted) {

    /**
     * @param authors nodes
     * @param guests share of an author's signatures beyond the first that are for papers of any community, in [0, 1]
     * @param spread places between those who sign together, at least 1; the size of a community and more lets all meet all
     * @param mostPapers largest number of papers of one author
     * @param mostAuthors largest number of authors of one paper
     * @param minSize smallest community
     * @param maxSize largest community
     */
    public record Options(int authors, double guests, int spread, int mostPapers, int mostAuthors, int minSize, int maxSize) {

        /** About a million ties among 300,000 authors. */
        public static final Options MILLION_TIES = new Options(300_000, 0.25, 20, 300, 20, 10, 30_000);

        public Options {
            if (!(guests >= 0 && guests <= 1)) {
                throw new IllegalArgumentException("guests is " + guests + "; it must lie in [0, 1]");
            }
            if (spread < 1) {
                throw new IllegalArgumentException("spread is " + spread + "; it must be at least 1");
            }
            if (mostPapers < 1 || mostAuthors < 2 || minSize < 2 || maxSize < minSize || authors < minSize) {
                throw new IllegalArgumentException("mostPapers, mostAuthors, sizes and authors are " + mostPapers + ", " + mostAuthors + ", " + minSize
                        + " to " + maxSize + " and " + authors + "; they must be at least 1, at least 2, ascending from 2, and enough for one community");
            }
        }
    }

    private static final double SIZES = 1.5;
    private static final double PAPERS = 2.5;
    private static final double TEAMS = 2.5;

    public static AffiliationGraph generate(Options options, Run run) {
        int[] author = Partition.singletons(options.authors).community();                     // author at each place
        run.random("affiliation places", 0).shuffle(author);
        int[] community = communities(options, run.random("affiliation sizes", 0));           // community of each place
        Rng rng = run.random("affiliation signatures", 0);
        PowerLaw papers = new PowerLaw(PAPERS, 1, options.mostPapers);
        int[] signer = new int[2 * options.authors];     // place of who signs
        int[] near = new int[signer.length];             // place of where it is signed
        int signatures = 0;
        int[] guest = new int[16];
        int guests = 0;
        for (int place = 0; place < options.authors; place++) {
            int count = papers.draw(rng);
            for (int k = 0; k < count; k++) {
                if (signatures == signer.length) {
                    signer = Arrays.copyOf(signer, 2 * signatures);
                    near = Arrays.copyOf(near, 2 * signatures);
                }
                if (k > 0 && rng.nextDouble() < options.guests) {
                    guest = guests == guest.length ? Arrays.copyOf(guest, 2 * guests) : guest;
                    guest[guests++] = signatures;
                }
                signer[signatures] = place;
                near[signatures++] = place;
            }
        }
        exchange(near, Arrays.copyOf(guest, guests), rng);
        GraphBuilder builder = new GraphBuilder(false);
        PowerLaw teams = new PowerLaw(TEAMS, 2, options.mostAuthors);
        int[] row = inRows(near, community, options.spread, signatures, rng);
        for (int first = 0, end; first < signatures; first = end) {
            end = Math.min(signatures, first + teams.draw(rng));
            for (int i = first; i < end; i++) {
                for (int j = first; j < i; j++) {
                    int a = signer[row[i]];
                    int b = signer[row[j]];
                    boolean oneCommunity = community[near[row[i]]] == community[near[row[j]]];
                    if (a != b && oneCommunity) {
                        builder.add(author[a], author[b], 1);
                    }
                }
            }
        }
        int[] planted = new int[options.authors];
        for (int place = 0; place < planted.length; place++) {
            planted[author[place]] = community[place];
        }
        return new AffiliationGraph(builder.build(options.authors).simple(), Partition.of(planted));
    }

    /** Communities of drawn sizes, one after the other. */
    private static int[] communities(Options options, Rng rng) {
        PowerLaw sizes = new PowerLaw(SIZES, options.minSize, options.maxSize);
        int[] community = new int[options.authors];
        int c = 0;
        for (int from = 0, size; from < community.length; from += size, c++) {
            size = Math.min(community.length - from, sizes.draw(rng));
            // too few for one more community: they join the last
            size = community.length - from - size < options.minSize ? community.length - from : size;
            Arrays.fill(community, from, from + size, c);
        }
        return community;
    }

    /** Guests change places with each other, so that no community gains or loses signatures. */
    private static void exchange(int[] near, int[] guest, Rng rng) {
        int[] place = Arrays.stream(guest).map(signature -> near[signature]).toArray();
        rng.shuffle(place);
        for (int i = 0; i < guest.length; i++) {
            near[guest[i]] = place[i];
        }
    }

    /** Signatures sorted by community and, inside, by place with a little disorder. */
    private static int[] inRows(int[] near, int[] community, int spread, int signatures, Rng rng) {
        int[] start = new int[signatures];
        for (int i = 0; i < signatures; i++) {
            start[i] = near[i] + rng.nextInt(spread);
        }
        Integer[] order = new Integer[signatures];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt((Integer i) -> community[near[i]]).thenComparingInt(i -> start[i]).thenComparing(i -> i));
        return Arrays.stream(order).mapToInt(i -> i).toArray();
    }
}
