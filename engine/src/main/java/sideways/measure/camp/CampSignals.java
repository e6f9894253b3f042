// SPDX-License-Identifier: Apache-2.0
package sideways.measure.camp;

import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Words;

/**
 * First signals of the two camps, as plain counts: each share is {@code hits / of}.
 *
 * <p>Anonymity and mischief:
 * <ul>
 *   <li>anonymous: posts whose author did not say who they are;
 *   <li>deleted: posts whose author or text was taken away;
 *   <li>one-post: named actors who acted once;
 *   <li>name reuse: posts by a named actor who acted at least twice — whether one can be known here;
 *   <li>mischief: words of mockery, insult, raid and shock among all words.
 * </ul>
 * Altruism:
 * <ul>
 *   <li>answered requests: posts that ask for something and got an answer from somebody else;
 *   <li>backed: campaigns that got at least one gift;
 *   <li>prosocial: words of asking, offering, thanking and care among all words.
 * </ul>
 * Gifts of nobody-in-particular, such as the crowd behind a campaign's total, count as gifts but not
 * as anonymous posts: a platform that withholds its givers' names does not make them anonymous.
 */
public record CampSignals(Share anonymous, Share deleted, Share onePost, Share nameReuse, Share answeredRequests,
        Share backed, Share prosocial, Share mischief) {

    /**
     * {@code hits} of {@code of}.
     *
     * @param standardError of the share where hits come in bunches (words in posts); NaN where each is
     *     its own draw
     */
    public record Share(long hits, long of, double standardError) {

        Share(long hits, long of) {
            this(hits, of, Double.NaN);
        }

        /** NaN of nothing. */
        public double value() {
            return of == 0 ? Double.NaN : hits / (double) of;
        }

        /**
         * A 95 % interval of the share, in [0, 1], lower end first: Wilson's, or ± 1.96 standard errors
         * where hits come in bunches.
         *
         * <p>E. Wilson: Probable inference, the law of succession, and statistical inference. JASA 22,
         * 1927. doi:10.1080/01621459.1927.10502953
         */
        public double[] interval() {
            double z = 1.959963984540054;
            double n = of;
            double p = value();
            if (!Double.isNaN(standardError)) {
                return new double[] {Math.max(0, p - z * standardError), Math.min(1, p + z * standardError)};
            }
            double centre = p + z * z / (2 * n);
            double spread = z * StrictMath.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
            double scale = 1 + z * z / n;
            return new double[] {Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)};
        }
    }

    /**
     * Word lists by number in the log's vocabulary.
     *
     * @param prosocial whether word is prosocial
     * @param mischief whether word is mischief
     * @param request whether word asks for something
     */
    public record Lexicon(boolean[] prosocial, boolean[] mischief, boolean[] request) { }

    public static CampSignals of(EventLog log, Words words, Lexicon lexicon) {
        int[] acted = new int[log.actorCount];
        int[] gifts = new int[log.eventCount];
        boolean[] answered = new boolean[log.eventCount];
        long posts = 0;
        long anonymous = 0;
        long deleted = 0;
        for (int event = 0; event < log.eventCount; event++) {
            int parent = log.parent[event];
            if (log.actionOf(event) == Action.GIVE) {
                if (parent != EventLog.NONE) {
                    gifts[parent] += log.count[event];
                }
                continue;
            }
            if (log.actionOf(event) == Action.TIE) {
                continue;
            }
            acted[log.actor[event]]++;
            posts++;
            anonymous += log.has(event, EventLog.ANONYMOUS) ? 1 : 0;
            deleted += log.has(event, EventLog.DELETED) ? 1 : 0;
            if (parent != EventLog.NONE && log.actor[parent] != log.actor[event]) {
                answered[parent] = true;
            }
        }
        long known = 0;
        long once = 0;
        long actors = 0;
        for (int actor = 0; actor < log.actorCount; actor++) {
            if (log.actorName[actor] != null && acted[actor] > 0) {
                actors++;
                once += acted[actor] == 1 ? 1 : 0;
                known += acted[actor] > 1 ? acted[actor] : 0;
            }
        }
        long requests = 0;
        long helped = 0;
        long campaigns = 0;
        long backed = 0;
        long prosocial = 0;
        long mischief = 0;
        boolean anyGift = false;
        for (int event = 0; event < log.eventCount; event++) {
            boolean asks = false;
            for (long i = words.offset()[event]; i < words.offset()[event + 1]; i++) {
                int word = words.word()[(int) i];
                prosocial += lexicon.prosocial[word] ? 1 : 0;
                mischief += lexicon.mischief[word] ? 1 : 0;
                asks |= lexicon.request[word];
            }
            if (log.actionOf(event) == Action.POST) {
                requests += asks ? 1 : 0;
                helped += asks && answered[event] ? 1 : 0;
                campaigns++;
                backed += gifts[event] > 0 ? 1 : 0;
                anyGift |= gifts[event] > 0;
            }
        }
        return new CampSignals(new Share(anonymous, posts), new Share(deleted, posts), new Share(once, actors),
                new Share(known, posts), new Share(helped, requests), new Share(backed, anyGift ? campaigns : 0),
                bunched(prosocial, words, lexicon.prosocial), bunched(mischief, words, lexicon.mischief));
    }

    /** Share of words in a list, its standard error that of a ratio over posts: words of one post go together. */
    private static Share bunched(long hits, Words words, boolean[] list) {
        long all = words.word().length;
        double share = hits / (double) all;
        double squares = 0;
        for (int event = 0; event + 1 < words.offset().length; event++) {
            int inList = 0;
            for (long i = words.offset()[event]; i < words.offset()[event + 1]; i++) {
                inList += list[words.word()[(int) i]] ? 1 : 0;
            }
            double residual = inList - share * words.countOf(event);
            squares += residual * residual;
        }
        return new Share(hits, all, StrictMath.sqrt(squares) / all);
    }
}
