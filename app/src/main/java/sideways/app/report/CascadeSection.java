// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.List;
import java.util.Optional;
import sideways.finding.Finding;
import sideways.finding.Findings;

/** Whether trees leave the niche they started in, whether one could see it coming, and the largest of them. */
final class CascadeSection {

    private static final int CASCADES_SHOWN = 12;
    private static final int NAME_LETTERS = 80;
    private static final String NOT_LOOKED_AT = "\u2013";
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;

    private final Findings findings;
    private final Page page;

    CascadeSection(Findings findings, Page page) {
        this.findings = findings;
        this.page = page;
    }

    void write() {
        breakingOut();
        table();
    }

    private void breakingOut() {
        List<Finding> all = Glossary.findings(findings, Glossary.Section.BREAKOUT);
        if (all.isEmpty()) {
            return;
        }
        page.raw("<h3>Breaking out of the niche</h3>\n");
        Optional<Finding> left = Summary.measured(findings, "break.left");
        if (left.isEmpty()) {
            page.missing(all.get(0).method());
            return;
        }
        Finding share = left.get();
        page.paragraph(Wording.withInterval(share) + " of " + Wording.count(share.n(), "tree") + " ended with most of their adopters outside of the niche of whoever started them"
                + (Wording.hasNull(share) ? "; if adoptions were dealt at random, it would be " + Wording.nullValue(share) : "") + ". " + forecast(all) + caution(share));
        if (findings.homeShares().stream().anyMatch(bin -> bin.count() > 0)) {
            page.plot("home-shares", Wording.count(share.n(), "tree") + " by the share of their adopters outside of their home niche; " + Wording.withInterval(share) + " lie above a half",
                    "Trees by the share of their adopters outside of the niche they started in. Bars: observed; line: adoptions dealt at random. Right of the dashed line a tree has left home.");
        }
        page.findings("How far trees get from home", all);
    }

    private static String forecast(List<Finding> all) {
        List<String> told = java.util.stream.Stream.of(foretold(all, "leaves", "will go on outside"), foretold(all, "doubles", "will double")).flatMap(Optional::stream).toList();
        if (told.isEmpty()) {
            return "Whether that could be foretold is not known: " + all.stream().filter(f -> f.id().equals("break.auc")).map(Finding::method).map(CascadeSection::lower).findFirst().orElse("there is no forecast.");
        }
        return String.join(" ", told) + " 0.5 would be a coin; all was told for later trees from earlier ones alone.";
    }

    private static Optional<String> foretold(List<Finding> all, String target, String words) {
        Optional<Finding> spread = measured(all, "break.auc", target + "-niches-k");
        Optional<Finding> early = measured(all, "break.auc", target + "-speed-k");
        if (spread.isEmpty() || early.isEmpty()) {
            return Optional.empty();
        }
        Finding s = spread.get();
        String k = s.variant().substring(s.variant().lastIndexOf('k') + 1);
        String verdict = s.low() > early.get().high() ? "better than" : s.high() < early.get().low() ? "worse than" : "not clearly better than";
        return Optional.of("Which of two trees " + words + " is told by the niches of its first " + k + " adopters and their speed with a chance of " + Wording.withInterval(s) + ", " + verdict + " by speed alone ("
                + Wording.withInterval(early.get()) + ")" + measured(all, "break.calibration", target).map(f -> "; the chances told are off by " + Wording.percent(f.value()) + " on average").orElse("") + ".");
    }

    private static Optional<Finding> measured(List<Finding> all, String id, String variant) {
        return all.stream().filter(f -> f.id().equals(id) && f.isMeasured() && f.variant().startsWith(variant)).findFirst();
    }

    private static String lower(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String caution(Finding share) {
        return share.variant().equals("same-ties") ? " The niches were found in the ties of these very trees, which hold them in, so the share is too low rather than too high." : "";
    }

    private void table() {
        if (findings.cascades().isEmpty()) {
            return;
        }
        boolean homes = findings.cascades().stream().anyMatch(tree -> !Double.isNaN(tree.niches()));
        boolean told = findings.cascades().stream().anyMatch(tree -> !Double.isNaN(tree.forecast()));
        int shown = Math.min(CASCADES_SHOWN, findings.cascades().size());
        boolean ranked = findings.cascades().subList(0, shown).stream().anyMatch(tree -> !Double.isNaN(tree.percentile()));
        List<String> columns = new java.util.ArrayList<>(List.of("Kind", "Channel", "Started", "#Posts", "#Depth", "#Virality", "#Broadcast", "#Half after"));
        if (ranked) {
            columns.add("#Among its size");
        }
        if (homes) {
            columns.addAll(List.of("#Niches", "#Outside home"));
        }
        if (told) {
            columns.add("#Foretold");
        }
        page.table("The largest trees." + (ranked ? " Among its size: share of the trees of this size that are less viral." : "") + (homes ? " Outside home: share of the adopters of other niches than the starter\u2019s"
                + (told ? "; foretold: the chance that most of the later ones would be." : ".") + " \u2013: not looked at, or not told." : "") + " More in cascades.csv.", columns.toArray(String[]::new));
        for (Findings.Cascade tree : findings.cascades().subList(0, shown)) {
            page.row(Page.cell(tree.kind()), Page.html("name", Html.name(tree.channel(), NAME_LETTERS)), Page.cell(tree.start().isEmpty() ? "unknown" : Wording.day(tree.start())),
                    Page.number(tree.size()), number(tree.depth()), number(tree.virality()), percent(tree.rootShare()), Page.number(span(tree.halfTimeSeconds())), ranked ? percent(tree.percentile()) : "",
                    (homes ? Page.number(Double.isNaN(tree.niches()) ? NOT_LOOKED_AT : Wording.number(tree.niches())) + looked(tree.outside()) : "") + (told ? looked(tree.forecast()) : ""));
        }
        page.endTable();
    }

    private static String number(double value) {
        return Page.number(Double.isNaN(value) ? "unknown" : Wording.number(value));
    }

    private static String looked(double share) {
        return Page.number(Double.isNaN(share) ? NOT_LOOKED_AT : Wording.percent(share));
    }

    private static String percent(double share) {
        return Page.number(Double.isNaN(share) ? "unknown" : Wording.percent(share));
    }

    /** "40 s", "12 min", "3.5 h", "6.1 days". */
    static String span(double seconds) {
        if (Double.isNaN(seconds)) {
            return "unknown";
        }
        return seconds < 2 * MINUTE ? Wording.number(Math.rint(seconds)) + " s" : seconds < 2 * HOUR ? Wording.number(Math.rint(seconds / MINUTE)) + " min"
                : seconds < 2 * DAY ? Wording.number(Math.rint(seconds / HOUR * 10) / 10) + " h" : Wording.number(Math.rint(seconds / DAY * 10) / 10) + " days";
    }
}
