// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.event.EventLog;
import sideways.event.Hosts;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.measure.Proportion;
import sideways.measure.camp.CampBehaviour;
import sideways.measure.camp.CampSignals;

/** First signals of the two camps, as evidence without a verdict. */
final class Camp {

    /** Fewer observations than this say nothing about a share. */
    static final int FEWEST = 30;

    private static final String WILSON = "Interval: Wilson's, 95 %. ";

    private Camp() { }

    static List<Finding> findings(EventLog log, Words words, CampSignals signals, CampSignals.Lexicon lexicon) {
        List<Finding> findings = new ArrayList<>();
        add(findings, "camp.anonymous", "posts", signals.anonymous(), "share", "posts", WILSON + "Share of posts whose author did not say who they are.");
        add(findings, "camp.deleted", "posts", signals.deleted(), "share", "posts", WILSON + "Share of posts whose author or text was deleted or removed.");
        add(findings, "camp.one-post", "named-actors", signals.onePost(), "share", "named actors", WILSON + "Share of named actors who acted once in this log.");
        add(findings, "camp.name-reuse", "posts", signals.nameReuse(), "share", "posts",
                WILSON + "Share of posts by a named actor who acted at least twice: how far one can be known here.");
        if (signals.backed().of() > 0) {
            add(findings, "camp.giving", "backed", signals.backed(), "share", "campaigns", WILSON + "Share of campaigns that got at least one gift.");
        }
        if (words.vocabularySize() > 0 && signals.answeredRequests().of() > 0) {
            add(findings, "camp.giving", "answered-requests", signals.answeredRequests(), "share", "requests",
                    WILSON + "Share of posts that ask for something, by our own word list, and got an answer from somebody else.");
        } else if (signals.backed().of() == 0) {
            findings.add(Finding.notTestable("camp.giving", "backed", "The log shows neither gifts nor posts that ask for something."));
        }
        rate(findings, "camp.prosocial", signals.prosocial(), "asking, offering, thanking and care");
        rate(findings, "camp.mischief", signals.mischief(), "mockery, insult, raid and shock");
        behaviour(findings, CampBehaviour.of(log, words, Arrays.stream(log.urls.name()).map(Hosts::of).toArray(String[]::new), lexicon));
        return findings;
    }

    /** Each for itself; none of these is weighed in the chances. */
    private static void behaviour(List<Finding> findings, CampBehaviour found) {
        add(findings, "camp.returning", "days", found.returning(), "share", "named actors", WILSON + "Share of named actors who act on two days and more.");
        middle(findings, "camp.lifetime", "days", found.lifetimeDays(), "days", "named actors who acted twice and more", "Days between the first and the last act of named actors who acted twice and more, median.");
        findings.add(found.posts() < FEWEST ? Finding.tooFew("camp.name-entropy", "posts", found.posts(), "There are " + found.posts() + " posts; it takes at least " + FEWEST + ".")
                : Finding.measured("camp.name-entropy", "posts", found.nameEntropy(), found.posts(), "index", "Shannon's entropy of who wrote a post, over its greatest value; a post by nobody counts as a name of its own."));
        if (found.secretNames().hits() > 0) {
            add(findings, "camp.secret-names", "tripcodes", found.secretNames(), "share", "posts", WILSON + "Share of posts signed by a tripcode, which proves a name without telling it.");
        }
        if (found.threadBound().of() > 0) {
            add(findings, "camp.thread-bound", "actors", found.threadBound(), "share", "named actors who acted twice and more",
                    WILSON + "Share of named actors who acted twice and more and never outside one thread, of all who acted twice and more: near 1 where names are given anew in each thread.");
        }
        middle(findings, "camp.thread-life", "minutes", found.threadMinutes(), "minutes", "threads with answers", "Minutes from the first to the last post of a thread, median.");
        if (found.punished().of() > 0) {
            add(findings, "camp.punished", "actors", found.punished(), "share", "named actors", WILSON + "Share of named actors who were banned or put on probation.");
        }
        if (found.reasons().mischief().of() > 0) {
            add(findings, "camp.ban-reasons", "lexicon-en", found.reasons().mischief(), "share", "bans with a reason", WILSON + "Of bans whose reason is told, the share whose reason holds a word of mockery, insult, raid or shock, by our own small English list."
                    + (found.reasons().words().isEmpty() ? "" : " Words of most reasons: " + String.join(", ", found.reasons().words()) + "."));
        }
        findings.add(found.hours() == 0 ? Finding.notTestable("camp.raids", "links-out", "The log has no words or no times, or its words are not English, which is all our word lists cover.")
                : found.hours() < FEWEST ? Finding.tooFew("camp.raids", "links-out", found.hours(), "There are " + found.hours() + " hours with posts; it takes at least " + FEWEST + ".")
                : Finding.measured("camp.raids", "links-out", found.raids(), found.hours(), "hours", "Hours in which five posts and more link to one host, half of all that ever do, while in that and the next hour words of mischief are "
                + "more than elsewhere by three standard errors. Links that call for a raid look so; so does a quarrel about the news."));
        add(findings, "camp.unreturned", "answers", found.givenWithoutReturn(), "share", "answers between named actors", WILSON + "Share of answers and gifts to somebody who never gave the giver one.");
        add(findings, "camp.passed-on", "answered-actors", found.passedOn(), "share", "named actors who were answered", WILSON + "Of named actors who were answered, the share who later answer somebody else than their first helper: generalized reciprocity.");
        middle(findings, "camp.latency", found.latencyOfRequests() ? "requests" : "posts", found.latencyMinutes(), "minutes", "answered posts", found.latencyOfRequests()
                ? "Minutes until a post that asks for something, by our own word list, is answered by somebody else; median of those answered." : "Minutes until a post is answered by somebody else; median of those answered.");
    }

    private static void middle(List<Finding> findings, String id, String variant, CampBehaviour.Middle middle, String unit, String what, String method) {
        findings.add(Double.isNaN(middle.value()) ? Finding.tooFew(id, variant, middle.of(), "There are " + middle.of() + " " + what + "; it takes at least " + FEWEST + ".")
                : Finding.measured(id, variant, middle.value(), middle.of(), unit, method + " Interval: 95 %, order statistics.").withInterval(middle.low(), middle.high()));
    }

    private static void rate(List<Finding> findings, String id, Proportion share, String of) {
        add(findings, id, "lexicon-en", share, "share of words", "words", "Share of words of " + of
                + ", by our own small English list; other languages are not covered. Interval: 95 %, the post as the unit.");
    }

    private static void add(List<Finding> findings, String id, String variant, Proportion share, String unit, String what, String method) {
        if (share.of() == 0) {
            findings.add(Finding.notTestable(id, variant, what.equals("words")
                    ? "The log has no words, or they are not English, which is all our word lists cover."
                    : "The log has no " + what + " to count."));
        } else if (share.of() < FEWEST) {
            findings.add(Finding.tooFew(id, variant, share.of(), "There are " + share.of() + " " + what + "; it takes at least " + FEWEST + "."));
        } else {
            double[] interval = share.interval();
            findings.add(Finding.measured(id, variant, share.value(), share.of(), unit, method).withInterval(interval[0], interval[1]));
        }
    }
}
