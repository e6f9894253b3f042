// SPDX-License-Identifier: Apache-2.0
package sideways.measure.camp;

import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.measure.Proportion;

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
public record CampSignals(Proportion anonymous, Proportion deleted, Proportion onePost, Proportion nameReuse, Proportion answeredRequests,
        Proportion backed, Proportion prosocial, Proportion mischief) {

    /**
     * Word lists by number in the log's vocabulary; null where a list does not cover the log's language.
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
        boolean anyGift = false;
        for (int event = 0; event < log.eventCount; event++) {
            boolean asks = false;
            for (long i = words.offset()[event]; i < words.offset()[event + 1]; i++) {
                int word = words.word()[(int) i];
                asks |= lexicon.request != null && lexicon.request[word];
            }
            if (log.actionOf(event) == Action.POST) {
                requests += asks ? 1 : 0;
                helped += asks && answered[event] ? 1 : 0;
                campaigns++;
                backed += gifts[event] > 0 ? 1 : 0;
                anyGift |= gifts[event] > 0;
            }
        }
        return new CampSignals(new Proportion(anonymous, posts), new Proportion(deleted, posts), new Proportion(once, actors),
                new Proportion(known, posts), new Proportion(helped, requests), new Proportion(backed, anyGift ? campaigns : 0),
                bunched(words, lexicon.prosocial), bunched(words, lexicon.mischief));
    }

    /** Proportion of words in a list, its standard error that of a ratio over posts: words of one post go together. */
    private static Proportion bunched(Words words, boolean[] list) {
        if (list == null) {
            return new Proportion(0, 0);
        }
        long all = words.word().length;
        long hits = 0;
        for (int word : words.word()) {
            hits += list[word] ? 1 : 0;
        }
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
        return new Proportion(hits, all, StrictMath.sqrt(squares) / all);
    }
}
