// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Finding;
import sideways.graph.Graph;
import sideways.measure.polarization.Homophily;
import sideways.run.Run;

/** Which languages are spoken, and whether languages and channels keep to themselves. */
final class Mixing {

    private static final String CITE = "Newman 2003, doi:10.1103/PhysRevE.67.026126; Coleman 1958, doi:10.17730/humo.17.4.q5604m676260q8n7";
    private static final String EI = "Krackhardt & Stern 1988, doi:10.2307/2786835";
    private static final int DEALS = 200;
    private static final int MOST_LABELS = 200;
    private static final int FEWEST_ACTORS = 10;
    private static final int FEWEST_TOLD = 30;

    private Mixing() { }

    static List<Finding> findings(EventLog log, Words words, Graph interactions, Run run) {
        List<Finding> findings = new ArrayList<>(languages(log, words));
        Graph ties = interactions.undirected();
        findings.addAll(homophily("homo.language", "main language", "languages", ties, mainLanguages(log, words), words.languages().code().length, run));
        findings.addAll(homophily("homo.channel", "home channel, the one it acts in most", "channels", ties, Niches.homeChannels(log), log.channelCount, run));
        return findings;
    }

    /** How much of the log is in its main language. */
    private static List<Finding> languages(EventLog log, Words words) {
        long[] count = words.languages().counts();
        long told = Arrays.stream(count).sum();
        long texts = 0;
        for (int event = 0; event < log.eventCount; event++) {
            texts += words.countOf(event) > 0 ? 1 : 0;
        }
        if (texts == 0) {
            String why = "The log has no texts, so there is no language to tell.";
            return List.of(Finding.notTestable("lang.main", "function-words", why), Finding.notTestable("lang.told", "function-words", why));
        }
        String how = "Language by script and function words; " + told + " of " + texts + " texts are long and plain enough to tell.";
        Finding known = Finding.measured("lang.told", "function-words", told / (double) texts, texts, "share", "Share of texts whose language could be told. " + how);
        if (told < FEWEST_TOLD) {
            return List.of(Finding.tooFew("lang.main", "function-words", told, "The language of " + told + " texts could be told; it takes at least " + FEWEST_TOLD + "."), known);
        }
        int main = 0;
        for (int l = 0; l < count.length; l++) {
            main = count[l] > count[main] ? l : main;
        }
        List<String> others = new ArrayList<>();
        for (String code : leading(words.languages().code(), count)) {
            if (others.size() < 5 && !code.equals(words.languages().code()[main])) {
                others.add(code);
            }
        }
        return List.of(Finding.measured("lang.main", "function-words", count[main] / (double) told, told, "share", "Share of told texts in “"
                + words.languages().code()[main] + "”, the most used" + (others.isEmpty() ? "" : "; next: " + String.join(", ", others)) + ". " + how), known);
    }

    private static List<String> leading(String[] code, long[] count) {
        return Analysis.tallies(count, code, code.length).stream().map(sideways.finding.Findings.Tally::name).toList();
    }

    /** The language each actor wrote most of its told events in, the first of equals by code; −1 without one. */
    static int[] mainLanguages(EventLog log, Words words) {
        int languages = words.languages().code().length;
        int[] main = new int[log.actorCount];
        Arrays.fill(main, -1);
        int[] most = new int[log.actorCount];
        for (int l = 0; l < languages; l++) {
            int[] count = new int[log.actorCount];
            for (int event = 0; event < log.eventCount; event++) {
                count[log.actor[event]] += words.languages().language()[event] == l ? 1 : 0;
            }
            for (int actor = 0; actor < count.length; actor++) {
                if (count[actor] > most[actor]) {
                    most[actor] = count[actor];
                    main[actor] = l;
                }
            }
        }
        return main;
    }

    private static List<Finding> homophily(String id, String what, String plural, Graph ties, int[] label, int labels, Run run) {
        if (ties.edgeCount() < Niches.FEWEST_TIES) {
            return List.of(Finding.notTestable(id, "assortativity", "The log ties fewer than " + Niches.FEWEST_TIES + " pairs of named actors."));
        }
        int[] kept = common(ties, label, labels);
        int count = Arrays.stream(kept).max().orElse(-1) + 1;
        if (count < 2) {
            return List.of(Finding.notTestable(id, "assortativity", "Fewer than two " + plural + " have " + FEWEST_ACTORS
                    + " actors and more with ties, so there is nothing to mix."));
        }
        Homophily like = Homophily.of(ties, kept, count, DEALS, run);
        long pairs = like.internal() + like.external();
        if (pairs < Niches.FEWEST_TIES || Double.isNaN(like.assortativity())) {
            return List.of(Finding.tooFew(id, "assortativity", pairs, "There are " + pairs + " ties between actors of known " + plural + "; it takes at least "
                    + Niches.FEWEST_TIES + ", of more than one."));
        }
        Quantiles luck = Quantiles.middle(like.dealt(), 0.95);
        double spread = 1.96 * like.standardError();
        double r = like.assortativity();
        String of = " Label: an actor's " + what + "; " + count + " " + plural + " of " + FEWEST_ACTORS + " tied actors and more, " + like.nodes() + " actors.";
        String by = id.equals("homo.channel") ? " Ties are made inside channels, so this tells how closed they are, not what people prefer." : "";
        double ei = 1 - 2 * like.internalShare();
        return List.of(
                Finding.measured(id, "assortativity", r, pairs, "index", "Assortativity of ties, each pair once: 1 where like meets only like, 0 where it does not matter."
                        + of + by + " Interval: 95 %, jackknife over ties. Null: mean over " + DEALS + " deals of the labels among the same actors (middle 95 %: "
                        + rounded(luck.low()) + " to " + rounded(luck.high()) + ").")
                        .withInterval(Math.max(-1, r - spread), Math.min(1, r + spread)).withNull(luck.mean()).citing(CITE),
                Finding.measured(id, "coleman", like.coleman(), pairs, "index", "Coleman's index, mean over " + plural
                        + " weighted by their ties: 1 where each keeps to itself, 0 where it meets itself as often as its share of actors offers." + of + by).withNull(0).citing(CITE),
                Finding.measured(id, "ei", ei, pairs, "index", "E-I index: −1 where no tie crosses, 1 where all do." + of + by
                        + " Null: its exact expectation when labels are dealt out afresh among the same actors.")
                        .withNull(1 - 2 * like.expectedInternal()).citing(EI));
    }

    private static String rounded(double value) {
        return new java.math.BigDecimal(value).setScale(3, java.math.RoundingMode.HALF_EVEN).toPlainString().replace('-', '−');
    }

    /** Labels of enough tied actors, the most common first and numbered afresh; −1 for the others. */
    private static int[] common(Graph ties, int[] label, int labels) {
        long[] actors = new long[labels];
        for (int actor = 0; actor < label.length; actor++) {
            if (label[actor] >= 0 && ties.degree(actor) > 0) {
                actors[label[actor]]++;
            }
        }
        Integer[] order = new Integer[labels];
        Arrays.setAll(order, l -> l);
        Arrays.sort(order, (a, b) -> actors[a] != actors[b] ? Long.compare(actors[b], actors[a]) : a - b);
        int[] fresh = new int[labels];
        Arrays.fill(fresh, -1);
        for (int place = 0; place < Math.min(MOST_LABELS, labels); place++) {
            fresh[order[place]] = actors[order[place]] >= FEWEST_ACTORS ? place : -1;
        }
        int[] kept = new int[label.length];
        for (int actor = 0; actor < kept.length; actor++) {
            kept[actor] = label[actor] < 0 ? -1 : fresh[label[actor]];
        }
        return kept;
    }
}
