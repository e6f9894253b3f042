// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.measure.Proportion;
import sideways.measure.coordination.AccountSignals;
import sideways.measure.coordination.HourBurst;
import sideways.measure.coordination.ManufacturedScore;
import sideways.measure.coordination.ManufacturedScore.Signal;

/** Natural or manufactured: what accounts look like and how they act, each for itself, and what all of it says together. */
final class Manufactured {

    static final String ID = "coord.manufactured";

    private static final String VARIANT = "additive-1";
    private static final int FEWEST_EVENTS = 100;
    private static final int FEWEST_MARKED = 30;
    private static final int WORDS_OF_A_LIST = 5;
    private static final String CARD = "weights: docs/coordination-model.md";
    private static final String INNOCENT = " Fans, newsrooms, activists with a template and crowds drawn by the news show some of these signs too.";

    private Manufactured() { }

    static List<Finding> findings(EventLog log, Words words, Coordinating coordinating) {
        int[] actor = new int[log.eventCount];
        for (int event = 0; event < actor.length; event++) {
            Action action = log.actionOf(event);
            actor[event] = action == Action.TIE || action == Action.VOTE || action == Action.LIKE ? EventLog.NONE : log.actor[event];
        }
        AccountSignals accounts = AccountSignals.of(actor, log.timeMillis, EventLog.NO_TIME, log.actorName);
        Proportion source = source(log, actor);
        double[] value = new double[Signal.values().length];
        double members = coordinating.findings().stream().filter(f -> f.id().equals("coord.accounts") && f.isMeasured()).mapToDouble(Finding::value).findFirst().orElse(Double.NaN);
        value[Signal.PUSHED.ordinal()] = Math.sqrt(coordinating.pushed() * members);
        value[Signal.SAMENESS.ordinal()] = coordinating.sameness();
        value[Signal.SOURCE.ordinal()] = source.value();
        value[Signal.NUMBERED.ordinal()] = accounts.numbered().value();
        value[Signal.REGULAR.ordinal()] = accounts.regular().value();
        value[Signal.SLEEPLESS.ordinal()] = accounts.sleepless().value();
        value[Signal.BURNERS.ordinal()] = accounts.burners().value();
        value[Signal.BIRTHS.ordinal()] = accounts.births();
        List<Finding> findings = new ArrayList<>();
        int named = CoActions.accounts(log);
        findings.add(told(value, named));
        findings.add(plain("coord.pushed", coordinating.pushed(), named, "Of what could be done together, the share that is by accounts in a group.", "Whether accounts act together was not told."));
        findings.add(plain("coord.sameness", coordinating.sameness(), named, "Share of the texts of named accounts whose wording another account has too; retweets and templates count.", "There are too few texts of named accounts."));
        findings.add(share("coord.source", source, "Share of all actions by the busiest named account.", "There are too few actions of named accounts."));
        findings.add(share("coord.numbered", accounts.numbered(), "Named accounts called letters and then five digits or more, as platforms propose and scripts take.", "There are too few names, or most are codes."));
        findings.add(share("coord.regular", accounts.regular(), "Actions by accounts half of whose intervals lie within 5 % of their median, of all; only accounts with 20 intervals and more are looked at.",
                "No account has 20 intervals of more than a minute between its actions."));
        findings.add(share("coord.sleepless", accounts.sleepless(), "Actions by accounts with over 15 % of their actions in their quietest six hours (even: 25 %), of all; only accounts with 60 actions on five days and more are looked at.",
                "No account has 60 actions on five days and more."));
        findings.add(share("coord.burners", accounts.burners(), "Accounts all of whose three actions and more lie within an hour, of all with as many.", "The log is shorter than a week, or has fewer than 30 accounts with three actions."));
        findings.add(plain("coord.births", accounts.births(), named, "Of accounts with three actions and more, the share that came and went within one and the same hour, the largest of all hours.",
                "The log is shorter than a week, or has fewer than 30 accounts with three actions."));
        findings.add(burst("coord.deletions", log, event -> log.has(event, EventLog.DELETED),
                "posts that were deleted", " A campaign that clears up after itself leaves such an hour; so does a moderator who closes a thread."));
        findings.add(burst("coord.word-lists", log, event -> isWordList(words, event),
                "texts of five words and more without any word that holds sentences together", " Bought trends are filled with words from a list; lists of names and scores look so too."));
        return findings;
    }

    /** How far accounts look made, by the strongest of its signs: 0 to 1, NaN where none is known. */
    static double accounts(List<Finding> findings) {
        Map<String, Signal> signs = Map.of("coord.numbered", Signal.NUMBERED, "coord.regular", Signal.REGULAR, "coord.sleepless", Signal.SLEEPLESS, "coord.burners", Signal.BURNERS, "coord.births", Signal.BIRTHS);
        return findings.stream().filter(f -> signs.containsKey(f.id()) && f.isMeasured()).mapToDouble(f -> signs.get(f.id()).scaled(f.value())).max().orElse(Double.NaN);
    }

    /** Of the posts of one kind, the share in the hour that has too many of them. */
    private static Finding burst(String id, EventLog log, IntPredicate isMarked, String what, String caution) {
        int[] timed = IntStream.range(0, log.eventCount).filter(event -> log.timeMillis[event] != EventLog.NO_TIME).toArray();
        boolean[] marked = new boolean[timed.length];
        long count = 0;
        for (int i = 0; i < timed.length; i++) {
            marked[i] = isMarked.test(timed[i]);
            count += marked[i] ? 1 : 0;
        }
        if (count < FEWEST_MARKED) {
            return Finding.tooFew(id, "hour", count, "There are " + count + " " + what + ", at a known time; it takes at least " + FEWEST_MARKED + ".");
        }
        HourBurst found = HourBurst.of(Arrays.stream(timed).mapToLong(event -> log.timeMillis[event]).toArray(), marked);
        return Finding.measured(id, "hour", found.share(), found.marked(), "share", String.format(Locale.ROOT, "Of all %s, the share in the hour from %s, which has more of them than of other posts; p = %.3g over all hours (binomial, Bonferroni). "
                + "Null: the share of all posts in that hour. Not weighed in the chance.%s", what, Instant.ofEpochMilli(found.start()), found.p(), caution)).withNull(found.ofAll());
    }

    private static boolean isWordList(Words words, int event) {
        long from = words.offset()[event];
        long to = words.offset()[event + 1];
        boolean list = to - from >= WORDS_OF_A_LIST;
        for (long i = from; list && i < to; i++) {
            list = words.content()[words.word()[(int) i]];
        }
        return list;
    }

    private static Finding told(double[] value, int accounts) {
        ManufacturedScore.Result score = ManufacturedScore.of(value, accounts, ManufacturedScore.learned());
        if (score.abstains() != null) {
            return accounts < ManufacturedScore.FEWEST_ACCOUNTS ? Finding.tooFew(ID, VARIANT, accounts, "Abstains. " + score.abstains()) : Finding.notTestable(ID, VARIANT, "Abstains. " + score.abstains());
        }
        List<String> said = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            double share = score.contribution()[signal.ordinal()];
            if (share >= 0.1) {
                said.add(String.format(Locale.ROOT, "%s (+%.1f)", signal.told, share));
            }
        }
        String unknown = String.join(", ", Arrays.stream(Signal.values()).filter(signal -> Double.isNaN(value[signal.ordinal()])).map(signal -> signal.told).toList());
        return Finding.measured(ID, VARIANT, score.p(), accounts, "probability", "Chance that the movement is manufactured rather than natural, additive in log-odds by weights that were set, calibrated on movements of ten kinds we made ourselves. What speaks for it: "
                + (said.isEmpty() ? "nothing" : String.join(", ", said)) + "." + (unknown.isEmpty() ? "" : " Unknown: " + unknown + ".")
                + " Interval: 90 %, over models that have not seen one of the kinds, and unknown signals at nothing or a third." + INNOCENT).withInterval(score.low(), score.high()).citing(CARD);
    }

    private static Finding plain(String id, double value, long n, String how, String why) {
        return Double.isNaN(value) ? Finding.notTestable(id, "share", why) : Finding.measured(id, "share", value, n, "share", how);
    }

    private static Finding share(String id, Proportion share, String how, String why) {
        if (share.of() == 0) {
            return Finding.notTestable(id, "share", why);
        }
        double[] interval = share.interval();
        return Finding.measured(id, "share", share.value(), share.of(), "share", how + " Interval: 95 %, Wilson.").withInterval(interval[0], interval[1]);
    }

    private static Proportion source(EventLog log, int[] actor) {
        long[] acted = new long[log.actorCount];
        long all = 0;
        for (int event = 0; event < actor.length; event++) {
            if (actor[event] >= 0 && !log.isNobody(event)) {
                acted[actor[event]]++;
                all++;
            }
        }
        return all < FEWEST_EVENTS ? new Proportion(0, 0) : new Proportion(Arrays.stream(acted).max().orElse(0), all);
    }
}
