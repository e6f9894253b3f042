// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.Arrays;
import sideways.event.EventLog;
import sideways.graph.Graph;
import sideways.graph.Projections;
import sideways.measure.community.Leiden;
import sideways.measure.community.Modularity;
import sideways.measure.community.Partition;
import sideways.run.Run;

/**
 * The niches of a log: where to look for them, and the best of several searches.
 *
 * <p>Niches are of people, so the graph of ties between actors comes first. Where too few actors are
 * tied (boards without names, project lists), channels that share actors are grouped instead; where
 * even those do not exist, the channels themselves stand as given niches. The basis is always told.
 *
 * @param basis what the niches are made of
 * @param graph the undirected graph searched, over actors or channels; without edges where none was
 * @param partition the best partition found of the graph's nodes
 * @param partitions all partitions found, for the spread
 * @param nicheOfActor niche of actor, or −1; niches are the communities of {@value #SMALLEST} and more
 * @param nicheCount niches, which come first in the partition's numbering
 */
record Niches(Basis basis, Graph graph, Partition partition, Partition[] partitions, int[] nicheOfActor, int nicheCount) {

    /** Communities below this are pairs and loose ends, not niches. */
    static final int SMALLEST = 5;

    static final int FEWEST_TIES = 30;

    private static final int MOST_CHANNELS = 200;

    enum Basis {
        TIES("actors tied by replies, shares, gifts or given ties"),
        CO_CHANNEL("channels tied by the actors they share; each actor counts where it acts most"),
        GIVEN_CHANNELS("the log's own channels, because it ties neither actors nor channels to each other"),
        NONE("nothing: the log names too few actors and no channels");

        final String words;

        Basis(String words) {
            this.words = words;
        }
    }

    static Niches find(EventLog log, Graph interactions, Analysis.Options options, Run run) {
        Graph ties = interactions.undirected();
        if (ties.edgeCount() >= FEWEST_TIES) {
            Partition[] found = search(ties, options, run);
            Partition best = best(ties, found);
            int niches = countAtLeast(best, SMALLEST);
            int[] nicheOfActor = new int[log.actorCount];
            for (int actor = 0; actor < nicheOfActor.length; actor++) {
                nicheOfActor[actor] = best.community()[actor] < niches ? best.community()[actor] : -1;
            }
            return new Niches(Basis.TIES, ties, best, found, nicheOfActor, niches);
        }
        Graph channels = Projections.coChannel(log, MOST_CHANNELS);
        Basis basis = channels.edgeCount() >= 3 ? Basis.CO_CHANNEL : log.channelCount >= 2 ? Basis.GIVEN_CHANNELS : Basis.NONE;
        if (basis == Basis.NONE) {
            int[] none = new int[log.actorCount];
            Arrays.fill(none, -1);
            return new Niches(basis, ties, Partition.singletons(0), new Partition[0], none, 0);
        }
        Partition[] found = basis == Basis.CO_CHANNEL
                ? search(channels, options, run)
                : new Partition[] {Partition.singletons(log.channelCount)};
        Partition best = basis == Basis.CO_CHANNEL ? best(channels, found) : found[0];
        return ofChannels(log, basis, channels, best, found);
    }

    /** Groups of channels become groups of actors: each actor belongs where it acts most. */
    private static Niches ofChannels(EventLog log, Basis basis, Graph channels, Partition best, Partition[] found) {
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
        return new Niches(basis, channels, best, found, group, niches);
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

    private static Partition[] search(Graph graph, Analysis.Options options, Run run) {
        Partition[] found = new Partition[options.partitions()];
        run.blocks("Finding niches", found.length, 1, (block, from, to) ->
                found[block] = Leiden.detect(graph, Leiden.Options.DEFAULT, run.derivedSerial("niches", block)));
        return found;
    }

    private static Partition best(Graph graph, Partition[] found) {
        Partition best = found[0];
        double bestQuality = Modularity.of(graph, best, 1);
        for (Partition candidate : found) {
            double quality = Modularity.of(graph, candidate, 1);
            if (quality > bestQuality) {
                best = candidate;
                bestQuality = quality;
            }
        }
        return best;
    }

    private static int countAtLeast(Partition partition, int size) {
        int count = 0;
        for (int s : partition.sizes()) {
            count += s >= size ? 1 : 0;
        }
        return count;
    }

    /** Sizes of the niches of a partition, largest first. */
    static int[] nicheSizes(Partition partition) {
        return Arrays.stream(partition.sizes()).filter(size -> size >= SMALLEST).toArray();
    }
}
