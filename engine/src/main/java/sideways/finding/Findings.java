// SPDX-License-Identifier: Apache-2.0
package sideways.finding;

import java.util.List;
import java.util.Optional;

/**
 * Everything found in one log: the numbers, the answers, and the tables and pictures' data behind them.
 *
 * <p>findings.json is this record, field by field; the report, the CSV tables and the command line are
 * views of it. It holds no time of writing, no path and no thread count, so that one input and one
 * randomSeed give one document.
 *
 * @param randomSeed the seed every random stream of the run was derived from
 * @param findings every number, in the order of the report
 * @param claims the essay's sentences with their answers, in the essay's order
 * @param niches the communities found, largest first; empty where there are none to find
 * @param nicheTies how many ties run between two niches, heaviest first
 * @param actors the actors with the most say, first ranked first
 * @param cascades the largest reply and share trees, largest first
 * @param cascadeSizes how many cascades there are of each size class
 * @param lorenz the Lorenz curve of influence: what share the least influential x hold
 * @param timeline events per stretch of time, oldest first; empty without times
 * @param map points and lines of the picture of niches
 * @param crossings pairs of channels with more common actors than chance, most surprising first
 * @param nichePairs pairs of niches with members in common, most first
 * @param history niches through time; without windows where the log has too few ties with a time
 * @param planted what the generator planted and what was found, for a synthetic movement only
 * @param portraits what each of the larger niches is, beyond its name
 * @param removal what would be cut off without the most credited carriers, fewest first
 * @param groups accounts that act together beyond chance, largest group first; not all groups
 * @param since what became of the niches of an earlier analysis; empty without one
 * @param camps where the movement and its larger niches stand between the camps, the movement first
 * @param homeShares how many cascades went how far from their home niche; empty where there were too few to look at
 * @param trends tags with a crowd, least like chance first; not all where they are many
 * @param voted items both sides of the voters agree on most, then those that divide them most
 */
public record Findings(Input input, long randomSeed, List<Finding> findings, List<Claim> claims, List<Niche> niches,
        List<NicheTie> nicheTies, List<Actor> actors, List<Cascade> cascades, List<SizeClass> cascadeSizes,
        List<Point> lorenz, List<Stretch> timeline, NicheMap map,
        List<Crossing> crossings, List<NichePair> nichePairs, History history, List<Planted> planted, List<Portrait> portraits, List<Removal> removal,
        List<Group> groups, List<Since> since, List<CampPoint> camps, List<HomeShare> homeShares, List<Trend> trends, List<VotedItem> voted) {

    /** Documents written before these were told have none. */
    public Findings {
        crossings = crossings == null ? List.of() : crossings;
        nichePairs = nichePairs == null ? List.of() : nichePairs;
        history = history == null ? History.empty() : history;
        portraits = portraits == null ? List.of() : portraits;
        removal = removal == null ? List.of() : removal;
        groups = groups == null ? List.of() : groups;
        since = since == null ? List.of() : since;
        camps = camps == null ? List.of() : camps;
        homeShares = homeShares == null ? List.of() : homeShares;
        trends = trends == null ? List.of() : trends;
        voted = voted == null ? List.of() : voted;
    }

    /** Without portraits. */
    public Findings(Input input, long randomSeed, List<Finding> findings, List<Claim> claims, List<Niche> niches,
            List<NicheTie> nicheTies, List<Actor> actors, List<Cascade> cascades, List<SizeClass> cascadeSizes, List<Point> lorenz,
            List<Stretch> timeline, NicheMap map, List<Crossing> crossings, List<NichePair> nichePairs, History history, List<Planted> planted) {
        this(input, randomSeed, findings, claims, niches, nicheTies, actors, cascades, cascadeSizes, lorenz, timeline, map, crossings,
                nichePairs, history, planted, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Version of the document's shape; a change that breaks a reader raises it. */
    public static final String FORMAT = "sideways-findings/1";

    /**
     * What was read.
     *
     * @param name the input's file name, without its folders
     * @param from ISO 8601 time of the first event, empty without times
     * @param to ISO 8601 time of the last event, empty without times
     * @param actors distinguishable actors, those who are nobody left out
     * @param skipped rows left out, each with its reason in skipped.csv
     * @param synthetic whether the log was generated
     */
    public record Input(String name, List<Source> sources, long events, long actors, long anonymousEvents,
            long deletedEvents, long channels, String from, String to, long skipped, boolean synthetic,
            List<Tally> actions, List<Tally> topChannels) { }

    /** One file as read: {@code source} is the name of the mapping chosen. */
    public record Source(String file, String source, long rows, long events, long skipped) { }

    public record Tally(String name, long count) { }

    /**
     * A community of actors.
     *
     * @param id {@code 1} for the largest, and so on
     * @param name its most telling words, channels or members, as a title
     * @param nameFrom what the name was made from: {@code words}, {@code channels}, {@code members}, or kept from an {@code earlier} analysis
     * @param actors members
     * @param share of all actors in a niche
     * @param insideShare share of the members' ties that stay inside
     * @param x centre on the map, y downwards
     * @param radius on the map
     */
    public record Niche(String id, String name, String nameFrom, int actors, double share, long events,
            double insideShare, List<Word> words, List<Tally> channels, double x, double y, double radius) { }

    /** A word that tells a niche from the rest: z-score of its log-odds ratio, and uses inside. */
    public record Word(String word, double z, long count) { }

    public record NicheTie(String from, String to, long weight) { }

    /**
     * An actor with a say.
     *
     * @param id stable id of the actor: a pseudonym, or the handle with {@code --reveal}
     * @param niche id of the actor's niche, empty without one
     * @param rank 1 for the most say; {@code rankLow} and {@code rankHigh} bound it with 90 % confidence
     * @param score PageRank in the graph of who answers or passes on whom
     * @param received replies, shares and gifts received
     * @param reach events in the trees the actor started, the actor's own first posts left out
     * @param leaderRank LeaderRank: 1 for an average actor
     * @param core core number in the graph of ties
     * @param hIndex so many neighbors have so many neighbors
     * @param credit events the actor is owed by Shapley's rule
     * @param audience people who ever took something up from the actor
     * @param crossings how often the actor was the first of a niche in a tree from another
     * @param hidden whether reach lies far above audience
     */
    public record Actor(String id, String niche, int rank, int rankLow, int rankHigh, double score, long events,
            long received, long reach, double leaderRank, int core, int hIndex, double credit, int audience, int crossings, boolean hidden) { }

    /**
     * What would be cut off without the most credited carriers.
     *
     * @param lost share of all events below the start of a tree
     * @param matched the same without as many others who acted as often; {@code matchedLow} and {@code matchedHigh} hold 95 % of such sets
     */
    public record Removal(int removed, double lost, double matched, double matchedLow, double matchedHigh) { }

    /**
     * A tree of replies or shares. What rests on who had it from whom is NaN where that is not known, because all was credited to the original.
     *
     * @param virality in steps
     * @param rootShare the broadcast share
     * @param largestShare share of the events below the source that answer or pass on the one event with most of those
     * @param percentile where its virality lies among those of its size, in [0, 1]; NaN where there are too few of that size
     * @param halfTimeSeconds from the start until half of its events were there; NaN without times
     * @param niches that adopted it, its home included; NaN where its home is not known or was not looked at, and so with the next two
     * @param outside share of its adopters outside of its home niche
     * @param forecast chance that most of the later adopters would be outside, told from the first ones and earlier cascades; NaN where it was not told
     */
    public record Cascade(String kind, String channel, String start, int size, double depth, double breadth, double virality, double rootShare, double largestShare,
            double percentile, double halfTimeSeconds, double niches, double outside, double forecast) {

        /** Of its shape alone. */
        public Cascade(String kind, String channel, String start, int size, double depth, double breadth, double virality, double rootShare) {
            this(kind, channel, start, size, depth, breadth, virality, rootShare, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
    }

    /** Cascades that had {@code from} to {@code to} of their adopters outside of their home niche, and how many would by {@code chance}. */
    public record HomeShare(double from, double to, long count, long chance) { }

    /** Cascades of {@code from} to {@code to} events. */
    public record SizeClass(int from, int to, long count) { }

    public record Point(double x, double y) { }

    public record Stretch(String start, long events) { }

    /**
     * The picture of niches: a disc per niche holding the busiest of its members.
     *
     * @param nodes drawn actors; not all, see {@code drawnOf}
     * @param edges pairs of indices into {@code nodes}
     * @param drawnOf how many actors are in a niche in all
     */
    public record NicheMap(List<Node> nodes, List<int[]> edges, long drawnOf) {

        public static NicheMap empty() {
            return new NicheMap(List.of(), List.of(), 0);
        }
    }

    public record Node(String id, String niche, double x, double y, double size) { }

    /**
     * Two channels that share more actors than chance gives them, so that the crossing itself may be a niche.
     *
     * @param actorsA actors of channel {@code a}, of those in any channel
     * @param common actors of both
     * @param expected actors of both by chance, all actors alike
     * @param q false discovery rate by Fisher's test
     * @param modelExpected actors of both by chance, given in how many channels each actor is
     * @param modelQ false discovery rate by the bipartite configuration model
     * @param words what those in both say more than those in one of the two
     */
    public record Crossing(String a, String b, int actorsA, int actorsB, int common, double expected, double q, double modelExpected,
            double modelQ, List<Word> words) { }

    /**
     * Two niches and the actors who belong to both.
     *
     * @param a id of a niche
     * @param expected actors in both by chance
     * @param q false discovery rate; at most .05, the two cross
     * @param words what those in both say more than those in one of the two; empty unless the two cross
     */
    public record NichePair(String a, String b, int common, double expected, double q, List<Word> words) { }

    /**
     * Niches through time.
     *
     * @param tracks niches that were followed, in order of first sight
     * @param changes what happened to them after the first window, in order of time
     */
    public record History(List<Window> windows, List<Track> tracks, List<Change> changes) {

        public static History empty() {
            return new History(List.of(), List.of(), List.of());
        }
    }

    /**
     * A stretch of time with as many ties as any other.
     *
     * @param from ISO 8601 time of the first tie
     * @param actors tied to anybody
     * @param hill1 effective number of niches there, rarefied
     */
    public record Window(String from, String to, long ties, int actors, double hill1, double low, double high) { }

    /**
     * A niche through time.
     *
     * @param niche the niche of the whole log that most of its members are in
     * @param actors its members tied in each window, 0 where it is not there
     * @param words what tells its members from those of other tracks
     */
    public record Track(String id, String niche, List<Integer> actors, List<Word> words) { }

    /**
     * @param window index of the window in which it is first so
     * @param what {@code born}, {@code died}, {@code merged}, {@code split}, {@code grown}, {@code shrunk}
     * @param other track it merged into or split from, empty for the rest
     * @param before members tied in the window before
     * @param after members tied in this one
     */
    public record Change(int window, String track, String what, String other, int before, int after) { }

    /** A planted truth of a synthetic movement and what was measured of it. */
    public record Planted(String what, String planted, String found, boolean recovered) { }

    /**
     * What a niche is, beyond its name.
     *
     * @param niche id of the niche
     * @param unit what its members are: {@code actors}, or {@code items} where the log names nobody
     * @param typical its most typical words by class-based TF-IDF, which looks for words of its own where the
     *     log-odds of {@link Niche#words} look for words that are surely used more
     * @param languages of its texts, the most used first
     * @param examples items that show what it is
     */
    public record Portrait(String niche, String unit, List<Weight> typical, List<Tally> languages, List<Example> examples) { }

    public record Weight(String word, double weight) { }

    /**
     * An item that shows what a niche is.
     *
     * @param item id of the item in the input, empty where it has none
     * @param why what it was chosen for: {@code received}, or {@code words} it shares with the niche
     * @param action what was done, such as {@code post}
     * @param time ISO 8601, empty without a time
     * @param received direct replies and shares
     * @param tree items in the tree of replies or shares below it, itself counted
     * @param words telling words of the niche in it, the most telling first
     * @param excerpt how its text begins; empty unless handles are revealed
     */
    public record Example(String item, String why, String action, String time, long received, long tree, List<String> words, String excerpt) { }

    /**
     * Accounts that act together beyond chance.
     *
     * @param accounts members
     * @param members ids of members; not all where they are many
     * @param pairs of members that are beyond chance
     * @param density share of the possible pairs that are
     * @param window seconds within which they act
     * @param objects shared by two members within the window
     * @param days on which they did
     * @param q false discovery rate of its surest pair
     * @param first ISO 8601 time of the first such action
     * @param kinds what was shared, and how many of it
     * @param examples what most members shared, and the first who did
     * @param ties pairs that are beyond chance, of the members named here; not all where they are many
     * @param moments when objects were shared by two members and more, oldest first; not all where they are many
     */
    public record Group(String id, int accounts, List<String> members, int pairs, double density, int window, int objects, int days, double q, String first, String last,
            List<Tally> kinds, List<TogetherRow> examples, List<GroupTie> ties, List<Moment> moments) { }

    /** Two members of a group. */
    public record GroupTie(String from, String to) { }

    /**
     * An object that members of a group shared within their window.
     *
     * @param time ISO 8601, of the first
     * @param members who did
     */
    public record Moment(String time, int members) { }

    /**
     * One action behind a group.
     *
     * @param object 1 for the first example, and so on: rows of one number are of one object
     * @param kind what it is, in the plural
     * @param members who shared it within the window
     * @param what its name, empty where it has none that may be shown
     * @param item id of the item by which the actor shared it, empty where it has none
     * @param excerpt how its text begins; empty unless handles are revealed
     */
    public record TogetherRow(int object, String kind, int members, String actor, String time, String what, String item, String excerpt) { }

    /**
     * What became of a niche since an earlier analysis.
     *
     * @param niche its number, then and now
     * @param name its name then; empty for one that is new
     * @param what {@code stayed}, {@code grown}, {@code shrunk}, {@code born}, {@code split}, {@code merged}, {@code died}
     * @param other number of the niche it merged into or split from, empty for the rest
     */
    public record Since(String niche, String name, String what, String other, int before, int after) { }

    /**
     * Where a movement or a niche stands: chances of the two camps and of being contrived, with 90 % intervals.
     *
     * @param scope {@code movement} or {@code niche:<id>}
     * @param texts texts whose lean is known
     * @param verdict {@code altruism}, {@code anonymity}, {@code both}, {@code neither} or {@code abstain}
     * @param signals what had a say, and how much; for the movement only
     */
    public record CampPoint(String scope, String name, int texts, double altruism, double altruismLow, double altruismHigh, double anonymity, double anonymityLow,
            double anonymityHigh, double contrived, double contrivedLow, double contrivedHigh, String verdict, List<CampSignal> signals) { }

    /**
     * @param axis what it speaks for: {@code altruism}, {@code anonymity}, {@code contrived}
     * @param value in [0, 1], NaN where it is unknown
     * @param contribution in log-odds
     * @param percentile share of reference communities below it, NaN where there are none
     */
    public record CampSignal(String axis, String name, double value, double contribution, double percentile) { }

    /**
     * A tag that many brought up within an hour.
     *
     * @param accounts named accounts in its busiest hour
     * @param passing those of them all of whose actions lie within an hour
     * @param expected how many would by chance
     * @param start ISO 8601, of that hour
     */
    public record Trend(String tag, int posts, int accounts, int passing, double expected, String start, double q) { }

    /**
     * An item that was voted on by both sides; side one is the larger.
     *
     * @param kind {@code agreed} or {@code divided}
     * @param item its id, empty where it has none
     * @param excerpt how its text begins; empty where people's words are not shown
     */
    public record VotedItem(String kind, String item, String excerpt, int agreeOne, int disagreeOne, int votesOne, int agreeOther, int disagreeOther, int votesOther) { }

    public Findings withClaims(List<Claim> answered) {
        return new Findings(input, randomSeed, findings, answered, niches, nicheTies, actors, cascades, cascadeSizes, lorenz,
                timeline, map, crossings, nichePairs, history, planted, portraits, removal, groups, since, camps, homeShares, trends, voted);
    }

    public Findings withPlanted(List<Planted> truths) {
        return new Findings(input, randomSeed, findings, claims, niches, nicheTies, actors, cascades, cascadeSizes, lorenz,
                timeline, map, crossings, nichePairs, history, truths, portraits, removal, groups, since, camps, homeShares, trends, voted);
    }

    /** The first finding of this id, any variant, about the whole movement. */
    public Optional<Finding> find(String id) {
        return findings.stream().filter(f -> f.id().equals(id) && f.scope().equals(Finding.MOVEMENT)).findFirst();
    }

    public Optional<Finding> find(String id, String variant) {
        return findings.stream()
                .filter(f -> f.id().equals(id) && f.variant().equals(variant) && f.scope().equals(Finding.MOVEMENT))
                .findFirst();
    }
}
