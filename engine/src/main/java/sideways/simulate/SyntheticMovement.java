// SPDX-License-Identifier: Apache-2.0
package sideways.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.measure.community.Agreement;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * A made-up movement with planted truth: niches with words of their own, threads that grow sideways at
 * a known rate, a few loud actors, some anonymity, some gifts.
 *
 * <p>Each thread starts in the home channel of its author. A reply comes from the author's niche, or
 * with chance {@link Options#crossing} from any other; it answers the thread's start with chance
 * 1 − {@link Options#sideways}, and else one of the replies before it, all alike (the first reply can
 * only answer the start). Actors of a niche are drawn by Zipf's law, so a few receive most. A {@link Plot} adds
 * members of two niches, niches that are born, die, merge or split on the way, and members who act on command.
 *
 * <p>No person, post or community behind it exists. One randomSeed gives one movement.
 *
 * @param rows the log, in the order of time
 * @param nicheOfActor planted niche of actor {@code u0001}, {@code u0002}, …
 * @param plot what was made to happen on the way
 * @param truth what was planted, as it turned out in this log
 */
public record SyntheticMovement(List<Row> rows, int[] nicheOfActor, String[][] topicWords, Plot plot, Truth truth) {

    /**
     * @param nicheSizes members of each niche
     * @param threads posts that start a thread
     * @param repliesPerThread mean number of replies, at least 1
     * @param sideways chance that a reply answers another reply rather than the start, in [0, 1]
     * @param crossing chance that a reply comes from another niche, in [0, 1]
     * @param anonymous chance that a reply is anonymous, in [0, 1]
     * @param giving chance that a reply comes with a gift, in [0, 1]
     * @param plot what happens on the way
     */
    public record Options(int[] nicheSizes, int threads, double repliesPerThread, double sideways, double crossing, double anonymous,
            double giving, Plot plot) {

        public static final Options DEMO = new Options(new int[] {320, 240, 180, 130, 90, 60}, 1400, 9, 0.62, 0.12, 0.15, 0.04,
                new Plot(List.of(new Both(0, 2, 30)), List.of(new Turn(What.BORN, 5, -1, 0.4), new Turn(What.MERGED, 1, 3, 0.85)),
                        List.of(new Push(1, 12, 10, 30))));

        /** A movement in which nothing changes. */
        public Options(int[] nicheSizes, int threads, double repliesPerThread, double sideways, double crossing, double anonymous, double giving) {
            this(nicheSizes, threads, repliesPerThread, sideways, crossing, anonymous, giving, Plot.NONE);
        }

        public Options {
            for (double chance : new double[] {sideways, crossing, anonymous, giving}) {
                if (!(chance >= 0 && chance <= 1)) {
                    throw new IllegalArgumentException("a chance is " + chance + "; it must lie in [0, 1]");
                }
            }
            if (nicheSizes.length < 1 || Arrays.stream(nicheSizes).min().orElse(0) < 2 || threads < 1 || !(repliesPerThread >= 1)) {
                throw new IllegalArgumentException("niches are " + Arrays.toString(nicheSizes) + ", threads " + threads + ", replies per thread "
                        + repliesPerThread + "; each must be positive and a niche have at least 2 members");
            }
            for (Both both : plot.both) {
                if (both.home == both.further || both.home >= nicheSizes.length || both.further >= nicheSizes.length || both.members > nicheSizes[both.home]) {
                    throw new IllegalArgumentException(both + " does not fit niches of " + Arrays.toString(nicheSizes) + "; it takes two niches and no more members than the first has");
                }
            }
            for (Push push : plot.pushes) {
                if (push.niche >= nicheSizes.length || push.members > nicheSizes[push.niche]) {
                    throw new IllegalArgumentException(push + " does not fit niches of " + Arrays.toString(nicheSizes) + "; it takes a niche with as many members");
                }
            }
            for (Turn turn : plot.turns) {
                boolean two = turn.what == What.MERGED || turn.what == What.SPLIT;
                if (turn.niche >= nicheSizes.length || two != turn.other >= 0 || turn.other >= nicheSizes.length || turn.other == turn.niche || !(turn.at > 0 && turn.at < 1)) {
                    throw new IllegalArgumentException(turn + " does not fit " + nicheSizes.length + " niches; it takes one niche, or two to merge or split, and a time in (0, 1)");
                }
            }
        }
    }

    /** What becomes of a niche. */
    public enum What { BORN, DIED, MERGED, SPLIT }

    /**
     * A turn of the plot.
     *
     * @param niche that is born or dies, or one of the two that merge or split
     * @param other the other one of the two, −1 for the born and dying
     * @param at when, as a share of the movement's span, in (0, 1)
     */
    public record Turn(What what, int niche, int other, double at) { }

    /** The last {@code members} of niche {@code home} take part in niche {@code further} as well, and use words that only they use. */
    public record Both(int home, int further, int members) { }

    /** Members of a niche who act on command: {@code members} of its quietest each post {@code links} links within {@code seconds} of each other. */
    public record Push(int niche, int members, int links, int seconds) { }

    public record Plot(List<Both> both, List<Turn> turns, List<Push> pushes) {
        public static final Plot NONE = new Plot(List.of(), List.of(), List.of());

        /** Nobody acts on command. */
        public Plot(List<Both> both, List<Turn> turns) {
            this(both, turns, List.of());
        }
    }

    /** One event; null where it has no such field. {@code actor} null means anonymous. */
    public record Row(String item, String actor, Action action, String parent, String root, String channel, long timeSeconds, String text,
            List<String> urls, List<String> tags, double amount, boolean anonymous, boolean deleted) { }

    /**
     * @param sidewaysShare share of replies that answer a reply
     * @param anonymousShare share of posts and replies without a name
     * @param crossingShare share of named replies between named actors of two niches
     */
    public record Truth(double sidewaysShare, double anonymousShare, double crossingShare, int niches, int actors) { }

    /**
     * How far niches that were found agree with those planted, over the actors that are in one; those made to belong
     * to two have no right answer and are left out.
     *
     * @param log this movement as it was read
     * @param nicheOfActor niche found of each actor of the log, or −1
     */
    public Agreement agreement(EventLog log, int[] nicheOfActor) {
        int[] planted = new int[log.actorCount];
        int[] found = new int[log.actorCount];
        int members = 0;
        for (int actor = 0; actor < log.actorCount; actor++) {
            if (log.actorName[actor] == null || nicheOfActor[actor] < 0) {
                continue;
            }
            int number = Integer.parseInt(log.actorName[actor].substring(1)) - 1;
            if (plot.both.stream().noneMatch(both -> isIn(both, number))) {
                planted[members] = this.nicheOfActor[number];
                found[members++] = nicheOfActor[actor];
            }
        }
        return Agreement.of(Arrays.copyOf(planted, members), Arrays.copyOf(found, members));
    }

    /** Whether the actor of this number, from 0, was made to belong to both. */
    public boolean isIn(Both both, int actor) {
        int last = actor;
        while (last + 1 < nicheOfActor.length && nicheOfActor[last + 1] == both.home) {
            last++;
        }
        return nicheOfActor[actor] == both.home && last - actor < both.members;
    }

    /** Whether the actor of this number, from 0, acts on command. */
    public boolean isIn(Push push, int actor) {
        int last = actor;
        while (last + 1 < nicheOfActor.length && nicheOfActor[last + 1] == push.niche) {
            last++;
        }
        return nicheOfActor[actor] == push.niche && last - actor < push.members;
    }

    /** Words that only those in both use. */
    public String[] wordsBetween(Both both) {
        return BETWEEN[plot.both.indexOf(both) % BETWEEN.length];
    }

    /** When a turn was planted, in seconds since 1970. */
    public long secondsOf(Turn turn) {
        return START + (long) (turn.at * DAYS * 86_400);
    }

    private static final String[][] TOPICS = {
        {"ice", "crunch", "freezer", "pellet", "chewing", "nugget", "frost", "tray", "cubes", "enamel"},
        {"garden", "compost", "seedling", "mulch", "harvest", "pruning", "tomato", "soil", "greenhouse", "trellis"},
        {"banjo", "chord", "fiddle", "tuning", "strings", "pickup", "melody", "fretboard", "jam", "capo"},
        {"telescope", "nebula", "eyepiece", "orbit", "comet", "aperture", "eclipse", "galaxy", "tripod", "refractor"},
        {"sourdough", "starter", "crumb", "oven", "proofing", "flour", "hydration", "crust", "baker", "kneading"},
        {"kayak", "paddle", "rapids", "portage", "hull", "river", "drybag", "current", "eddy", "paddling"},
        {"chess", "gambit", "endgame", "knight", "opening", "rook", "blitz", "castling", "pawn", "checkmate"},
        {"pottery", "glaze", "kiln", "clay", "wheel", "ceramic", "slip", "trimming", "stoneware", "bisque"},
    };
    private static final String[][] BETWEEN = {{"icicle", "xylophone", "chime"}, {"almanac", "fallow", "scythe"}};
    private static final double DAYS = 90;
    private static final double BUSY = 3;
    private static final String[] CHAT = ("today tried first time again people found best week idea started better little long great small old "
            + "working made still done maybe second part morning night weekend place world story simple hard easy quick slow big").split(" ");
    private static final String[] GLUE = "the a and of to in is it my for with on was this that not but at have".split(" ");
    private static final String[] KIND = {"thanks", "help", "appreciate", "glad", "welcome", "support", "hope", "share", "kind", "advice"};
    private static final String[] MEAN = {"lol", "stupid", "troll", "lmao", "cringe", "dumb", "pathetic"};
    private static final long START = 1_700_000_000L;

    public static SyntheticMovement generate(Options options, Run run) {
        return new Generator(options, run).generate();
    }

    private static final class Generator {
        private final Options options;
        private final Run run;
        private final Rng rng;
        private final int niches;
        private final int[] firstOfNiche;
        private final int[] nicheOfActor;
        private final List<Row> rows = new ArrayList<>();
        private int items;

        Generator(Options options, Run run) {
            this.options = options;
            this.run = run;
            this.rng = run.random("synthetic", 0);
            this.niches = options.nicheSizes.length;
            this.firstOfNiche = new int[niches + 1];
            for (int n = 0; n < niches; n++) {
                firstOfNiche[n + 1] = firstOfNiche[n] + options.nicheSizes[n];
            }
            this.nicheOfActor = new int[firstOfNiche[niches]];
            for (int n = 0; n < niches; n++) {
                Arrays.fill(nicheOfActor, firstOfNiche[n], firstOfNiche[n + 1], n);
            }
        }

        SyntheticMovement generate() {
            long replies = 0;
            long sideways = 0;
            long anonymous = 0;
            long named = 0;
            long crossing = 0;
            for (int thread = 0; thread < options.threads; thread++) {
                int niche = nicheOfActor[rng.nextInt(nicheOfActor.length)];
                double when = rng.nextDouble();
                while (!exists(niche, when)) {
                    niche = nicheOfActor[rng.nextInt(nicheOfActor.length)];
                }
                int author = memberOf(niche);
                long time = START + (long) (when * DAYS * 86_400);
                String channel = topic(niche)[0] + (rng.nextDouble() < 0.7 ? "-talk" : "-help");
                String root = nextItem();
                rows.add(new Row(root, name(author), Action.POST, null, null, channel, time, text(author, niche, 12 + rng.nextInt(20), true),
                        rng.nextDouble() < 0.2 ? List.of("https://example.org/" + topic(niche)[rng.nextInt(10)]) : List.of(),
                        rng.nextDouble() < 0.3 ? List.of(topic(niche)[rng.nextInt(10)]) : List.of(), Double.NaN, false, false));
                List<String> item = new ArrayList<>();
                List<Integer> by = new ArrayList<>();
                // a heavy tail: most threads stay small, a few grow large
                int size = (int) Math.min(400, options.repliesPerThread * 0.5 / StrictMath.pow(1 - rng.nextDouble(), 0.5));
                for (int reply = 0; reply < size; reply++) {
                    boolean answersReply = !item.isEmpty() && rng.nextDouble() < options.sideways;
                    int to = answersReply ? rng.nextInt(item.size()) : -1;
                    int from = niches > 1 && rng.nextDouble() < options.crossing ? other(niche, when) : niche;
                    boolean hidden = rng.nextDouble() < options.anonymous;
                    from = joined(from, when);
                    int actor = speaker(from);
                    time += 1 + (long) (-StrictMath.log(1 - rng.nextDouble()) * 1800);
                    String id = nextItem();
                    rows.add(new Row(id, hidden ? null : name(actor), Action.REPLY, answersReply ? item.get(to) : root, root, channel, time,
                            text(actor, from, 6 + rng.nextInt(18), false), List.of(), List.of(), Double.NaN, hidden, false));
                    int answered = answersReply ? by.get(to) : author;
                    if (!hidden && answered >= 0 && answered != actor) {
                        named++;
                        crossing += nicheOfActor[answered] != nicheOfActor[actor] ? 1 : 0;
                    }
                    item.add(id);
                    by.add(hidden ? -1 : actor);
                    replies++;
                    sideways += answersReply ? 1 : 0;
                    anonymous += hidden ? 1 : 0;
                    if (!hidden && rng.nextDouble() < options.giving) {
                        rows.add(new Row(nextItem(), name(actor), Action.GIVE, root, root, channel, time + 60, null, List.of(), List.of(),
                                5 + rng.nextInt(46), false, false));
                    }
                }
            }
            for (int push = 0; push < options.plot.pushes.size(); push++) {
                push(options.plot.pushes.get(push), run.random("push", push));
            }
            rows.sort(java.util.Comparator.comparing(Row::timeSeconds).thenComparing(Row::item));
            long posts = rows.stream().filter(row -> row.action != Action.GIVE).count();
            String[][] words = new String[niches][];
            for (int n = 0; n < niches; n++) {
                words[n] = topic(n);
            }
            return new SyntheticMovement(List.copyOf(rows), nicheOfActor, words, options.plot, new Truth(sideways / (double) replies, anonymous / (double) posts,
                    crossing / (double) named, niches, nicheOfActor.length));
        }

        /** One link and one wording at a time, spread over the movement's days. */
        private void push(Push push, Rng drawn) {
            for (int link = 0; link < push.links; link++) {
                long time = START + (long) ((link + drawn.nextDouble()) / push.links * DAYS * 86_400);
                StringBuilder text = new StringBuilder("please");
                for (int w = 0; w < 9; w++) {
                    text.append(' ').append(CHAT[drawn.nextInt(CHAT.length)]);
                }
                for (int member = 1; member <= push.members; member++) {
                    String item = nextItem();
                    rows.add(new Row(item, name(firstOfNiche[push.niche + 1] - member), Action.POST, null, null, topic(push.niche)[0] + "-talk",
                            time + drawn.nextInt(push.seconds + 1), text.toString(), List.of("https://example.net/" + (link + 1)), List.of(), Double.NaN, false, false));
                }
            }
        }

        private String nextItem() {
            return "e" + ++items;
        }

        private static String name(int actor) {
            String digits = Integer.toString(actor + 1);
            return "u" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
        }

        /** A member by Zipf's law, exponent 0.8: the first of a niche is its loudest. */
        private int memberOf(int niche) {
            int size = options.nicheSizes[niche];
            int place = (int) (size * StrictMath.pow(rng.nextDouble(), 1 / 0.2));
            return firstOfNiche[niche] + (rng.nextDouble() < 0.5 ? place : rng.nextInt(size));
        }

        private int other(int niche, double when) {
            int chosen;
            do {
                chosen = rng.nextInt(niches - 1);
                chosen = chosen < niche ? chosen : chosen + 1;
            } while (!exists(chosen, when));
            return chosen;
        }

        private boolean exists(int niche, double when) {
            return options.plot.turns.stream().noneMatch(turn -> turn.niche == niche
                    && (turn.what == What.BORN && when < turn.at || turn.what == What.DIED && when >= turn.at));
        }

        /** Of two niches that are one at that time, either, by their sizes; else the niche itself. */
        private int joined(int niche, double when) {
            for (Turn turn : options.plot.turns) {
                boolean one = turn.what == What.MERGED && when >= turn.at || turn.what == What.SPLIT && when < turn.at;
                if (one && (turn.niche == niche || turn.other == niche)) {
                    int first = options.nicheSizes[turn.niche];
                    return rng.nextInt(first + options.nicheSizes[turn.other]) < first ? turn.niche : turn.other;
                }
            }
            return niche;
        }

        /** A member of the niche; those who belong to two speak in each as if {@value #BUSY} times a member. */
        private int speaker(int niche) {
            for (Both both : options.plot.both) {
                double share = BUSY * both.members / (options.nicheSizes[niche] + BUSY * both.members);
                if ((both.further == niche || both.home == niche) && rng.nextDouble() < share) {
                    return firstOfNiche[both.home + 1] - 1 - rng.nextInt(both.members);
                }
            }
            return memberOf(niche);
        }

        /** Words only they use who are in both of two niches; null for everybody else. */
        private String[] between(int actor) {
            for (int i = 0; i < options.plot.both.size(); i++) {
                int fromLast = firstOfNiche[options.plot.both.get(i).home + 1] - 1 - actor;
                if (fromLast >= 0 && fromLast < options.plot.both.get(i).members) {
                    return BETWEEN[i % BETWEEN.length];
                }
            }
            return null;
        }

        private static String[] topic(int niche) {
            return TOPICS[niche % TOPICS.length];
        }

        private String text(int actor, int niche, int words, boolean asks) {
            String[] between = between(actor);
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < words; w++) {
                double draw = rng.nextDouble();
                if (rng.nextDouble() < 0.6) {
                    text.append(w == 0 ? "" : " ").append(GLUE[rng.nextInt(GLUE.length)]);
                }
                String[] from = between != null && draw > 0.95 ? between : draw < 0.28 ? topic(niche) : draw < 0.33 ? KIND : draw < 0.345 ? MEAN : CHAT;
                text.append(text.length() == 0 ? "" : " ").append(from[rng.nextInt(from.length)]);
            }
            return text.append(asks && rng.nextDouble() < 0.4 ? ", does anyone have a suggestion?" : ".").toString();
        }
    }
}
