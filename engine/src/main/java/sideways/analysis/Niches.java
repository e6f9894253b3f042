// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.graph.Graph;
import sideways.graph.Projections;
import sideways.measure.community.Consensus;
import sideways.measure.community.LevelChoice;
import sideways.measure.community.Levels;
import sideways.measure.community.NicheSearch;
import sideways.measure.community.Partition;
import sideways.run.Run;

/**
 * The niches of a log: where to look for them, at which level, and what several searches agree on.
 *
 * <p>Niches are of people, so the graph of ties between actors comes first. Where too few actors are
 * tied (boards without names, project lists), channels that share actors are grouped instead; where
 * even those do not exist, the channels themselves stand as given niches; without channels, what is said and
 * linked to is compared. The basis is always told.
 *
 * @param basis what the niches are made of
 * @param graph the undirected graph searched, over actors or channels; without edges where none was
 * @param partition the consensus of the searches, a partition of the graph's nodes
 * @param partitions the partition first, then the single searches behind it, for the spread
 * @param nicheOfActor niche of actor, or −1; niches are the communities of {@value #SMALLEST} and more
 * @param nicheCount niches, which come first in the partition's numbering
 * @param search how they were searched for; null where the niches were given or there are none
 * @param nodeOfActor node of the graph that stands for each actor, −1 for none
 */
record Niches(Basis basis, Graph graph, Partition partition, Partition[] partitions, int[] nicheOfActor, int nicheCount,
        Search search, int[] nodeOfActor) {

    /**
     * @param choice the level shown, and what it was chosen from
     * @param consensus what searches at that level agree on
     * @param levels the nested levels the graph supports
     */
    record Search(LevelChoice.Result choice, Consensus.Result consensus, Levels levels) { }

    /** Communities below this are pairs and loose ends, not niches. */
    static final int SMALLEST = 5;

    static final int FEWEST_TIES = 30;

    private static final int MOST_CHANNELS = 200;

    enum Basis {
        TIES("actors tied by replies, shares, gifts or given ties"),
        CO_CHANNEL("channels tied by the actors they share; each actor counts where it acts most"),
        GIVEN_CHANNELS("the log's own channels, because it ties neither actors nor channels to each other"),
        TEXTS("authors whose words, tags and links are alike, because the log ties no actors and names no channels"),
        ITEMS("items (posts; those of a named author as one) whose words, tags and links are alike, because the log names hardly any actors and no channels"),
        NONE("nothing: the log names too few actors, no channels, and too few texts to compare");

        final String words;

        Basis(String words) {
            this.words = words;
        }

        /** Whether niches are of the graph's nodes themselves, which are actors, or authors of one post. */
        boolean isOfNodes() {
            return this == TIES || isOfTexts();
        }

        /** Whether ties are likeness of texts, which says nothing about who meets whom. */
        boolean isOfTexts() {
            return this == TEXTS || this == ITEMS;
        }

        /** What a niche has: {@code actors}, or {@code items} where nobody is named. */
        String unit() {
            return this == ITEMS ? "items" : "actors";
        }
    }

    static Niches find(EventLog log, Words words, Graph interactions, Analysis.Options options, Run run) {
        return find(log, words, interactions, null, options, run);
    }

    /** @param earlier niches to go on with where ties between actors are searched; null for none */
    static Niches find(EventLog log, Words words, Graph interactions, Earlier earlier, Analysis.Options options, Run run) {
        Graph ties = interactions.undirected();
        if (ties.edgeCount() >= FEWEST_TIES) {
            return ofNodes(log, Basis.TIES, ties, earlier, options, run);
        }
        Graph channels = Projections.coChannel(log, MOST_CHANNELS);
        Basis basis = channels.edgeCount() >= 3 ? Basis.CO_CHANNEL : log.channelCount >= 2 ? Basis.GIVEN_CHANNELS : Basis.NONE;
        if (basis == Basis.NONE && TextNiches.areEnough(log, words)) {
            Graph alike = TextNiches.graph(log, words, run);
            if (alike.edgeCount() >= FEWEST_TIES) {
                long named = Arrays.stream(log.actorName).filter(name -> name != null).count();
                return ofNodes(log, 2 * named > log.actorCount ? Basis.TEXTS : Basis.ITEMS, alike, null, options, run);
            }
        }
        if (basis == Basis.NONE) {
            int[] none = new int[log.actorCount];
            Arrays.fill(none, -1);
            return new Niches(basis, ties, Partition.singletons(0), new Partition[0], none, 0, null, none);
        }
        if (basis == Basis.GIVEN_CHANNELS) {
            Partition given = Partition.singletons(log.channelCount);
            return ofChannels(log, basis, channels, given, new Partition[] {given}, null);
        }
        Search search = search(channels, null, options, run);
        return ofChannels(log, basis, channels, search.consensus.partition(), partitions(search), search);
    }

    private static Niches ofNodes(EventLog log, Basis basis, Graph graph, Earlier earlier, Analysis.Options options, Run run) {
        Search search = search(graph, earlier, options, run);
        Partition best = search.consensus.partition();
        int niches = countAtLeast(best, SMALLEST);
        int[] nicheOfActor = new int[log.actorCount];
        int[] nodeOfActor = Partition.singletons(log.actorCount).community();
        for (int actor = 0; actor < nicheOfActor.length; actor++) {
            nicheOfActor[actor] = best.community()[actor] < niches ? best.community()[actor] : -1;
        }
        return new Niches(basis, graph, best, partitions(search), nicheOfActor, niches, search, nodeOfActor);
    }

    /** Groups of channels become groups of actors: each actor belongs where it acts most. */
    private static Niches ofChannels(EventLog log, Basis basis, Graph channels, Partition best, Partition[] found, Search search) {
        int[] home = homeChannels(log);
        int[] group = new int[log.actorCount];
        for (int actor = 0; actor < group.length; actor++) {
            group[actor] = home[actor] < 0 ? best.communityCount() : best.community()[home[actor]];
        }
        int[] size = new int[best.communityCount() + 1];
        for (int g : group) {
            size[g]++;
        }
        Integer[] order = new Integer[best.communityCount()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> size[a] != size[b] ? size[b] - size[a] : a - b);
        int[] rank = new int[best.communityCount() + 1];
        Arrays.fill(rank, -1);
        int niches = 0;
        for (int g : order) {
            if (size[g] >= SMALLEST) {
                rank[g] = niches++;
            }
        }
        for (int actor = 0; actor < group.length; actor++) {
            group[actor] = rank[group[actor]];
        }
        return new Niches(basis, channels, best, found, group, niches, search, home);
    }

    /** The channel in which each actor acts most, the first of equals; −1 without one. */
    static int[] homeChannels(EventLog log) {
        long[] pair = new long[log.eventCount];
        int size = 0;
        for (int event = 0; event < log.eventCount; event++) {
            if (log.channel[event] != EventLog.NONE) {
                pair[size++] = (long) log.actor[event] << 32 | log.channel[event];
            }
        }
        Arrays.sort(pair, 0, size);
        int[] home = new int[log.actorCount];
        int[] most = new int[log.actorCount];
        Arrays.fill(home, -1);
        int run = 0;
        for (int i = 0; i < size; i++) {
            run = i > 0 && pair[i] == pair[i - 1] ? run + 1 : 1;
            int actor = (int) (pair[i] >>> 32);
            if (run > most[actor]) {
                most[actor] = run;
                home[actor] = (int) pair[i];
            }
        }
        return home;
    }

    private static Search search(Graph graph, Earlier earlier, Analysis.Options options, Run run) {
        NicheSearch found = NicheSearch.of(graph, options.partitions(), run);
        Consensus.Result shown = earlier == null ? found.consensus() : earlier.kept(graph, found.choice().best(), found.consensus(), run);
        return new Search(found.choice(), shown, found.levels(shown.partition()));
    }

    private static Partition[] partitions(Search search) {
        Partition[] all = new Partition[search.consensus.searches().length + 1];
        all[0] = search.consensus.partition();
        System.arraycopy(search.consensus.searches(), 0, all, 1, all.length - 1);
        return all;
    }

    private static int countAtLeast(Partition partition, int size) {
        int count = 0;
        for (int s : partition.sizes()) {
            count += s >= size ? 1 : 0;
        }
        return count;
    }

    /** How surely each actor is in its niche, NaN where that is not known. */
    double[] confidenceOfActor() {
        double[] confidence = new double[nicheOfActor.length];
        for (int actor = 0; actor < confidence.length; actor++) {
            confidence[actor] = search == null || nicheOfActor[actor] < 0 || nodeOfActor[actor] < 0 ? Double.NaN
                    : search.consensus.confidence()[nodeOfActor[actor]];
        }
        return confidence;
    }

    /** Community of each actor at each level, coarsest first, numbered from 0, or −1; no level where there is only one, the niches themselves. */
    int[][] levelsOfActor() {
        int levels = search == null || search.levels.count() < 2 ? 0 : search.levels.count();
        int[][] community = new int[levels][nicheOfActor.length];
        for (int level = 0; level < levels; level++) {
            Partition partition = search.levels.partition().get(level);
            int niches = countAtLeast(partition, SMALLEST);
            for (int actor = 0; actor < nicheOfActor.length; actor++) {
                int at = nodeOfActor[actor] < 0 ? -1 : partition.community()[nodeOfActor[actor]];
                community[level][actor] = at < niches ? at : -1;
            }
        }
        return community;
    }

    /** Sizes of the niches of a partition, largest first. */
    static int[] nicheSizes(Partition partition) {
        return Arrays.stream(partition.sizes()).filter(size -> size >= SMALLEST).toArray();
    }
}
