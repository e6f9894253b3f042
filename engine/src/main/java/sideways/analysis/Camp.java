// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.List;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.measure.Proportion;
import sideways.measure.camp.CampSignals;

/** First signals of the two camps, as evidence without a verdict. */
final class Camp {

    /** Fewer observations than this say nothing about a share. */
    static final int FEWEST = 30;

    private static final String WILSON = "Interval: Wilson's, 95 %. ";

    private Camp() { }

    static List<Finding> findings(EventLog log, Words words, CampSignals signals) {
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
        return findings;
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
