// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.SentenceVectors;
import sideways.event.Texts;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.graph.Graph;
import sideways.graph.Projections;
import sideways.measure.camp.CampCalibration;
import sideways.measure.camp.CampSignals;
import sideways.measure.camp.TextLean;
import sideways.measure.community.LevelChoice;
import sideways.measure.community.Overlap;
import sideways.measure.influence.PageRank;
import sideways.run.Run;

/**
 * Everything Sideways asks of a log, in the order of the report.
 *
 * <p>Depends on the log, the words and the randomSeed alone. Time is dominated by the
 * {@link Options#nulls} random graphs, each of which is searched for niches again.
 */
public final class Analysis {

    /**
     * @param nulls random graphs behind each null, at least 2
     * @param partitions searches for niches with different seeds; what they agree on is shown, their spread is the interval
     * @param bootstraps resamples behind each bootstrap interval, at least 20
     */
    public record Options(int nulls, int partitions, int bootstraps) {

        public static final Options DEFAULT = new Options(20, 10, 200);

        public Options {
            if (nulls < 2 || partitions < 2 || bootstraps < 20) {
                throw new IllegalArgumentException("nulls, partitions and bootstraps are " + nulls + ", " + partitions + " and "
                        + bootstraps + "; they must be at least 2, 2 and 20");
            }
        }
    }

    /**
     * What only the caller knows of the input.
     *
     * @param actorId what to call an actor in the findings: a pseudonym, or the handle
     * @param items what to call an event's item
     */
    public record Provenance(String name, List<Findings.Source> sources, long skipped, boolean synthetic,
            IntFunction<String> actorId, Items items) {

        /** Items that have no names. */
        public Provenance(String name, List<Findings.Source> sources, long skipped, boolean synthetic, IntFunction<String> actorId) {
            this(name, sources, skipped, synthetic, actorId, Items.UNNAMED);
        }
    }

    /** Names and beginnings of the few items that are shown as examples. */
    public interface Items {

        Items UNNAMED = new Items() { };

        /** The item's id in the input, empty where it has none. */
        default String id(int event) {
            return "";
        }

        /** A link as it may be shown: links can hold handles. */
        default String link(String url) {
            return "";
        }

        /** How its text begins, empty where it may not be shown. */
        default String excerpt(int event) {
            return "";
        }
    }

    /**
     * Sentence embeddings, where they are asked for.
     *
     * @param texts the texts of a few thousand events, given in ascending order
     */
    public record Embedding(SentenceVectors vectors, Function<int[], Texts> texts) { }

    /**
     * What texts lean to, where a text model covers them.
     *
     * @param calibration what the mean lean of a community says of its camp
     */
    public record TextModel(TextLean lean, CampCalibration calibration) { }

    /**
     * What an analysis may go by beside the log and its words; null for what there is not.
     *
     * @param embedding has a say in what niches are called and shown by
     * @param earlier what an earlier analysis found, so that niches which go on keep number and name
     * @param text what texts lean to
     * @param leaning which way actors lean as somebody has judged, below 0 or above, NaN where nothing is said
     */
    public record Aids(Embedding embedding, Earlier earlier, TextModel text, double[] leaning) {

        public static final Aids NONE = new Aids(null, null, null, null);
    }

    /**
     * The findings, and what tables and graph files are written from.
     *
     * @param interactions who answers or passes on whom, directed, over the log's actors
     * @param nicheOfActor niche of actor, numbered from 0 (niche 0 is "1" in the findings), or −1
     * @param confidence how surely each actor is in its niche, in [0, 1], NaN where that is not known
     * @param levelNames nested levels above and below the niches, coarsest first; empty where there are fewer than two
     * @param levelOfActor community of each actor at each level, numbered from 0, or −1
     * @param rank PageRank of actor
     * @param ofItems whether niches are of items, because hardly anybody is named and an actor is the author of one event
     * @param further niches of actors beyond their own, by actor
     * @param nicheNumber number of each niche, from 1, by which the findings call it
     * @param usedNumber the largest number any niche of the movement ever had
     * @param coordinated whether an actor is in a group that acts together beyond chance
     */
    public record Outcome(Findings findings, Graph interactions, int[] nicheOfActor, double[] confidence, List<String> levelNames,
            int[][] levelOfActor, double[] rank, boolean ofItems, List<Overlap.Membership> further, int[] nicheNumber, int usedNumber,
            boolean[] coordinated) {

        public Outcome with(Findings findings) {
            return new Outcome(findings, interactions, nicheOfActor, confidence, levelNames, levelOfActor, rank, ofItems, further, nicheNumber, usedNumber, coordinated);
        }

        /** What the findings call a niche; empty for −1. */
        public String nicheId(int niche) {
            return niche < 0 ? "" : Integer.toString(nicheNumber[niche]);
        }
    }

    private static final int STRETCHES = 60;
    private static final long BESIDES = 124L << 20;

    private Analysis() { }

    /** By counts of words alone. */
    public static Outcome of(EventLog log, Words words, CampSignals.Lexicon lexicon, Provenance from, Options options, Run run) {
        return of(log, words, lexicon, from, Aids.NONE, options, run);
    }

    public static Outcome of(EventLog log, Words words, CampSignals.Lexicon lexicon, Provenance from, Aids aids, Options options, Run run) {
        Earlier earlier = aids.earlier;
        Graph interactions = Projections.interactions(log);
        run.checkpoint();
        double[] rank = PageRank.of(interactions, PageRank.DAMPING, run);
        Niches niches = Niches.find(log, words, interactions, earlier, options, run);
        SinceThen since = earlier == null ? SinceThen.first(niches.nicheCount()) : SinceThen.of(earlier, niches);
        NicheMeaning meaning = NicheMeaning.of(log, words, niches.nicheOfActor(), NicheTable.described(niches), aids.embedding, run);
        NicheWords named = NicheWords.of(log, words, niches.nicheOfActor(), niches.nicheCount(), NicheTable.described(niches), meaning);
        List<Findings.Niche> described = NicheTable.of(log, named, niches, rank, from.actorId());
        NullGraphs nulls = NullGraphs.of(niches, options, run);
        Flow flow = Flow.of(log, options, run);
        List<Finding> direction = Direction.findings(log, interactions, flow, options, run);
        List<Finding> shapes = Shapes.findings(log, flow, options, run);
        Breakouts breakouts = Breakouts.of(log, niches, flow, options, run);
        Carriers carriers = Carriers.of(log, interactions, niches, flow, options, run);
        Influence influence = Influence.of(log, interactions, rank, niches, flow, carriers, from.actorId(), options, run);

        Telling telling = new Telling(log, words);
        Overlaps overlaps = Overlaps.of(log, niches, telling, options, run);
        Crossings crossings = Crossings.of(log, telling);
        Chronicle chronicle = Chronicle.of(log, niches, telling, options, run);

        List<Finding> findings = new ArrayList<>();
        findings.addAll(Fragmentation.findings(niches, nulls, described, options, run));
        findings.addAll(since.findings());
        findings.addAll(overlaps.findings());
        findings.add(crossings.finding());
        findings.addAll(chronicle.findings());
        findings.addAll(Culture.findings(log, words, niches, described, run));
        findings.addAll(meaning.findings(niche -> "niche:" + described.get(niche).id(), options.bootstraps()));
        findings.addAll(Mixing.findings(log, words, interactions, run));
        findings.addAll(flow.findings());
        findings.addAll(shapes);
        findings.addAll(direction);
        findings.addAll(breakouts.findings());
        findings.addAll(Bursts.findings(log, flow, run));
        List<CoActions.Trace> traces = CoActions.of(log, words, run);
        List<Finding> contagion = Contagion.findings(log, interactions, traces, run);
        findings.add(contagion.get(0));
        findings.addAll(influence.findings());
        findings.addAll(carriers.findings());
        findings.add(contagion.get(1));
        Coordinating coordinating = Coordinating.of(log, traces, from.actorId(), from.items(), run);
        findings.addAll(coordinating.findings());
        List<Finding> manufactured = Manufactured.findings(log, words, coordinating);
        findings.addAll(manufactured);
        Trends trends = Trends.of(log);
        findings.add(trends.finding());
        findings.addAll(Polarization.findings(niches, nulls));
        findings.addAll(Polarization.halves(niches, options, run));
        findings.addAll(Drift.findings(log, niches, options, run));
        findings.addAll(Echo.findings(log, niches, options, run));
        findings.addAll(GivenSides.findings(log, interactions, aids.leaning, run));
        findings.addAll(Exposures.findings(interactions, niches, described, run));
        findings.addAll(Bridges.findings(log, niches, run));
        VoteSides votes = VoteSides.of(log, from.items(), run);
        findings.addAll(votes.findings());
        CampSignals signals = CampSignals.of(log, words, lexicon);
        CampVerdict verdict = CampVerdict.of(log, aids.text, signals, flow, coordinating, manufactured, niches, described);
        findings.addAll(verdict.findings());
        findings.addAll(Camp.findings(log, words, signals, lexicon));

        Findings.Input input = input(log, from);
        NicheMaps.Layout layout = NicheMaps.layOut(niches, described, rank, from.actorId());
        Findings document = new Findings(input, run.randomSeed(), findings, List.of(), layout.niches(), layout.ties(),
                influence.actors(), flow.largest(log, breakouts), flow.sizes(), influence.lorenz(), timeline(log), layout.map(), crossings.shown(), overlaps.pairs(), chronicle.history(), List.of(),
                Portraits.of(log, words, niches, named, described, from.items(), meaning), carriers.removal(), coordinating.shown(), List.of(), verdict.shown(), breakouts.outside(), trends.shown(), votes.shown());
        document = earlier == null ? document : Renumbering.of(document, since);
        return new Outcome(document.withClaims(Claims.of(document)), interactions, niches.nicheOfActor(), niches.confidenceOfActor(),
                niches.levelsOfActor().length == 0 ? List.of() : niches.search().levels().name(), niches.levelsOfActor(), rank,
                niches.basis() == Niches.Basis.ITEMS, overlaps.further(), since.number(), since.used(), coordinating.coordinated());
    }

    /**
     * Bytes held at the peak of {@link #of}, the log, its words and the page being written included; an
     * estimate from counts known before the run. (100,144 events, 29,379 actors and 6.5 M words ran in
     * 360 MB and not in 300; the estimate is 310 MB.)
     */
    public static long memoryBytes(long events, long actors, long words, int threads) {
        return memoryBytes(events, actors, words, events, threads);
    }

    /** The same, where texts must be compared because nobody is tied to anybody: ties of likeness outnumber the events. */
    public static long memoryBytes(EventLog log, Words words, int threads) {
        long said = words.word().length;
        if (log.channelCount >= 2 || isTied(log)) {
            return memoryBytes(log.eventCount, log.actorCount, said, threads);
        }
        return memoryBytes(log.eventCount, log.actorCount, said, TextNiches.TIES_OF_TEXT * (long) log.actorCount, threads)
                + TextNiches.memoryBytes(log.actorCount, said, threads);
    }

    private static boolean isTied(EventLog log) {
        long tied = 0;
        for (int event = 0; event < log.eventCount; event++) {
            tied += Projections.addressee(log, event) != EventLog.NONE && !log.isNobody(event) ? 1 : 0;
        }
        return tied >= Niches.FEWEST_TIES;
    }

    private static long memoryBytes(long events, long actors, long words, long ties, int threads) {
        long graphs = Graph.memoryBytes(actors, ties, true, true) + 2 * Graph.memoryBytes(actors, ties, false, true);
        long perThread = LevelChoice.memoryBytes(actors, ties, 1) + Graph.memoryBytes(actors, ties, false, true) + 20 * ties;
        return BESIDES + EventLog.memoryBytes(events) + 40 * events + 24 * words + 120 * actors + graphs + threads * perThread;
    }

    private static Findings.Input input(EventLog log, Provenance from) {
        long anonymous = 0;
        long deleted = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long[] action = new long[Action.values().length];
        long[] channel = new long[log.channelCount];
        for (int event = 0; event < log.eventCount; event++) {
            anonymous += log.has(event, EventLog.ANONYMOUS) ? 1 : 0;
            deleted += log.has(event, EventLog.DELETED) ? 1 : 0;
            action[log.action[event]]++;
            if (log.channel[event] != EventLog.NONE) {
                channel[log.channel[event]]++;
            }
            if (log.timeMillis[event] != EventLog.NO_TIME) {
                first = Math.min(first, log.timeMillis[event]);
                last = Math.max(last, log.timeMillis[event]);
            }
        }
        long named = 0;
        for (String name : log.actorName) {
            named += name != null ? 1 : 0;
        }
        List<Findings.Tally> actions = new ArrayList<>();
        for (Action a : Action.values()) {
            if (action[a.ordinal()] > 0) {
                actions.add(new Findings.Tally(a.name().toLowerCase(java.util.Locale.ROOT), action[a.ordinal()]));
            }
        }
        return new Findings.Input(from.name(), from.sources(), log.eventCount, named, anonymous, deleted, log.channelCount,
                first == Long.MAX_VALUE ? "" : Instant.ofEpochMilli(first).toString(),
                first == Long.MAX_VALUE ? "" : Instant.ofEpochMilli(last).toString(),
                from.skipped(), from.synthetic(), actions, tallies(channel, log.channelName, 20));
    }

    /** The largest counts with their names, ties by name. */
    static List<Findings.Tally> tallies(long[] count, String[] name, int most) {
        List<Findings.Tally> all = new ArrayList<>();
        for (int i = 0; i < count.length; i++) {
            if (count[i] > 0) {
                all.add(new Findings.Tally(name[i], count[i]));
            }
        }
        all.sort(Comparator.comparing((Findings.Tally t) -> -t.count()).thenComparing(Findings.Tally::name));
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private static List<Findings.Stretch> timeline(EventLog log) {
        long[] time = java.util.Arrays.stream(log.timeMillis).filter(t -> t != EventLog.NO_TIME).sorted().toArray();
        if (time.length < 2 || time[0] == time[time.length - 1]) {
            return List.of();
        }
        long span = time[time.length - 1] - time[0] + 1;
        int stretches = (int) Math.min(STRETCHES, span);
        long[] events = new long[stretches];
        for (long t : time) {
            events[(int) Math.min(stretches - 1, (double) (t - time[0]) / span * stretches)]++;
        }
        List<Findings.Stretch> timeline = new ArrayList<>();
        for (int i = 0; i < stretches; i++) {
            long start = time[0] + (long) ((double) span / stretches * i);
            timeline.add(new Findings.Stretch(Instant.ofEpochMilli(start).toString(), events[i]));
        }
        return timeline;
    }
}
