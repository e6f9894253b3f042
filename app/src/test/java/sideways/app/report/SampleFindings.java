// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import sideways.finding.Claim;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.run.Rng;

/** Documents for tests: a rich one as a good log gives it, a sparse one without graph and times, a hostile one. */
final class SampleFindings {

    static final String SCRIPT = "</script><script>document.title='owned'</script>";
    static final String LONG_NAME = "\uD83D\uDE80x".repeat(150);   // 300 letters, half of them outside the basic plane

    private static final String[] NAMES = {"Potluck and Recipes", "Garden Swap", "Lost Pets", "Night Shift", "Old Radios",
        "Ice Chewers", "Choir", "Tool Library", "Bus 42", "Street Chess", "Map Makers", "Bread", "Moths", "Ghost Signs",
        "Left-Handed Knitting", "Tide Tables"};

    private SampleFindings() { }

    static Findings rich() {
        Rng rng = new Rng(7);
        List<Findings.Niche> niches = new ArrayList<>();
        List<Findings.Node> nodes = new ArrayList<>();
        List<int[]> edges = new ArrayList<>();
        int[] members = new int[NAMES.length];
        int total = 0;
        for (int i = 0; i < NAMES.length; i++) {
            members[i] = (int) Math.round(2400 / Math.pow(i + 1, 0.75));
            total += members[i];
        }
        List<double[]> placed = new ArrayList<>();
        for (int i = 0; i < NAMES.length; i++) {
            double radius = 2.2 * Math.sqrt(members[i]);
            double[] centre = spiral(placed, radius);
            placed.add(new double[] {centre[0], centre[1], radius});
            String id = String.valueOf(i + 1);
            niches.add(new Findings.Niche(id, NAMES[i], i % 5 == 4 ? "channels" : "words", members[i], members[i] / (double) total,
                    members[i] * 9L, 0.9 - 0.03 * i,
                    List.of(new Findings.Word("casserole" + i, 31.5 - i, 912), new Findings.Word("tomorrow", 22.25, 400),
                            new Findings.Word("bring", 12.125, 310), new Findings.Word("dish", 9.5, 120)),
                    List.of(new Findings.Tally("r/" + NAMES[i].replace(" ", ""), 4200 - i), new Findings.Tally("r/meta", 120)),
                    centre[0], centre[1], radius));
            int drawn = Math.max(12, members[i] / 8);
            int first = nodes.size();
            for (int node = 0; node < drawn; node++) {
                double angle = 2.399963 * node;
                double distance = radius * 0.92 * Math.sqrt((node + 0.5) / drawn);
                nodes.add(new Findings.Node("actor-" + i + "-" + node, id, centre[0] + distance * Math.cos(angle),
                        centre[1] + distance * Math.sin(angle), 1 + 20 * Math.pow(rng.nextDouble(), 6)));
                if (node > 0) {
                    edges.add(new int[] {first + node, first + (int) (node * rng.nextDouble())});
                }
                if (first > 0 && rng.nextDouble() < 0.12) {
                    edges.add(new int[] {first + node, (int) (first * rng.nextDouble())});
                }
            }
        }
        List<Findings.NicheTie> ties = new ArrayList<>();
        for (int i = 1; i < NAMES.length; i++) {
            ties.add(new Findings.NicheTie(String.valueOf(1 + (i - 1) / 2), String.valueOf(i + 1), 900 / i));
        }
        List<Findings.Actor> actors = new ArrayList<>();
        for (int rank = 1; rank <= 40; rank++) {
            actors.add(new Findings.Actor("actor-" + (rank * 7919L % 9973), String.valueOf(1 + rank % 9), rank, Math.max(1, rank - rank / 3 - 1),
                    rank + rank / 2 + 1, 0.021 / rank, 900 / rank, 12000 / rank, 33000 / rank, 64.0 / rank, 40 / rank, 30 / rank, 15000.5 / rank, 4000 / rank,
                    80 / rank, rank % 7 == 0));
        }
        List<Findings.Cascade> cascades = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            cascades.add(new Findings.Cascade(i % 3 == 0 ? "share" : "reply", "r/" + NAMES[i % NAMES.length].replace(" ", ""),
                    "2016-0" + (1 + i % 9) + "-11T08:30:00Z", 1200 / (i + 1), 14 - i / 3, 60 - 2 * i, 6.5 - 0.2 * i, 0.2 + 0.01 * i, 0.35, 0.75, 3600.0 * (i + 1),
                    1 + i % 5, i / 20.0, i % 4 == 0 ? Double.NaN : i / 25.0));
        }
        List<Findings.SizeClass> sizes = new ArrayList<>();
        for (int from = 1, count = 9000; from <= 1024; from *= 2, count /= 3) {
            sizes.add(new Findings.SizeClass(from, 2 * from - 1, Math.max(1, count)));
        }
        List<Findings.Point> lorenz = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            lorenz.add(new Findings.Point(i / 100.0, Math.pow(i / 100.0, 5.5) * (i == 100 ? 1 : 0.8)));
        }
        List<Findings.Stretch> timeline = new ArrayList<>();
        for (int week = 0; week < 104; week++) {
            timeline.add(new Findings.Stretch(LocalDate.of(2015, 1, 5).plusWeeks(week) + "T00:00:00Z",
                    600 + Math.round(500 * Math.sin(week / 9.0)) + (week == 70 ? 2600 : 0) + 5L * week));
        }
        Findings.Input input = new Findings.Input("potluck-2015-2016.ndjson.zst",
                List.of(new Findings.Source("RC_2015.zst", "reddit", 61_300, 61_000, 300), new Findings.Source("RC_2016.zst", "reddit", 60_112, 60_077, 35)),
                121_077, 14_210, 3_112, 870, 24, "2015-01-05T03:12:00Z", "2016-12-30T22:10:00Z", 335, true,
                List.of(new Findings.Tally("post", 20_100), new Findings.Tally("reply", 88_000), new Findings.Tally("share", 12_000), new Findings.Tally("give", 977)),
                List.of(new Findings.Tally("r/PotluckandRecipes", 30_000), new Findings.Tally("r/GardenSwap", 18_000)));
        List<Findings.Planted> planted = List.of(
                new Findings.Planted("Communities", "16 of them", "16, agreement 0.97 (adjusted mutual information)", true),
                new Findings.Planted("Sideways share of replies", "60%", "62% (59\u201365%)", true),
                new Findings.Planted("Coordinated group", "20 actors", "not looked for in this version", false));
        return new Findings(input, 42, richFindings(), claims(), niches, ties, actors, cascades, sizes, lorenz, timeline,
                new Findings.NicheMap(nodes, edges, total),
                List.of(new Findings.Crossing("baking", "gardening", 900, 400, 60, 12.5, 1e-20, 20.25, 0.001, List.of(new Findings.Word("rhubarb", 6.5, 31)))),
                List.of(new Findings.NichePair("6", "7", 42, 3.5, 1e-9, List.of(new Findings.Word("crunch", 5.5, 20))), new Findings.NichePair("1", "2", 30, 28.5, 0.7, List.of())),
                history(), planted, portraits(), List.of(new Findings.Removal(1, 0.125, 0.01, 0, 0.0625), new Findings.Removal(10, 0.5, 0.0825, 0.03125, 0.25)),
                List.of(new Findings.Group("1", 20, List.of("actor-10", "actor-11", "actor-12"), 171, 0.9, 60, 14, 5, 1e-12, "2015-03-01T08:00:00Z", "2015-04-11T21:30:20Z",
                        List.of(new Findings.Tally("links", 11), new Findings.Tally("wordings", 3)),
                        List.of(new Findings.TogetherRow(1, "links", 18, "actor-10", "2015-03-01T08:00:00Z", "example.org", "t3_xyz1", ""),
                                new Findings.TogetherRow(1, "links", 18, "actor-12", "2015-03-01T08:00:09Z", "example.org", "t3_xyz2", ""),
                                new Findings.TogetherRow(2, "wordings", 11, "actor-11", "2015-03-04T18:12:00Z", "", "", "Buy <one>, get\u2026")),
                        List.of(new Findings.GroupTie("actor-10", "actor-11"), new Findings.GroupTie("actor-10", "actor-12")),
                        List.of(new Findings.Moment("2015-03-01T08:00:00Z", 18), new Findings.Moment("2015-03-04T18:12:00Z", 11)))),
                List.of(new Findings.Since("3", "", "born", "", 0, 240), new Findings.Since("5", "casserole5", "merged", "2", 180, 0)),
                List.of(new Findings.CampPoint("movement", "the whole movement", 90_000, 0.875, 0.75, 0.9375, 0.125, 0.0625, 0.25, 0.0625, 0.03125, 0.125, "altruism",
                                List.of(new Findings.CampSignal("altruism", "text", Double.NaN, 1.5, 0.875), new Findings.CampSignal("altruism", "requests that got an answer", 0.5, 0.25, Double.NaN),
                                        new Findings.CampSignal("anonymity", "nameless posts", 0.125, 0.0625, 0.25))),
                        new Findings.CampPoint("niche:1", "Ice Chewers", 9_000, 0.25, 0.125, 0.5, 0.75, 0.5, 0.875, Double.NaN, Double.NaN, Double.NaN, "anonymity", List.of())),
                homeShares(), List.of(new Findings.Trend("icebox", 260, 120, 90, 11.5, "2015-03-01T08:00:00Z", 1e-9)),
                List.of(new Findings.VotedItem("agreed", "meeting/comment/3", "", 90, 5, 100, 40, 4, 50), new Findings.VotedItem("divided", "meeting/comment/7", "Ban <b>ice</b>\u2026", 80, 10, 95, 3, 44, 52)));
    }

    private static List<Findings.Portrait> portraits() {
        return List.of(new Findings.Portrait("1", "actors", List.of(new Findings.Weight("casserole0", 0.0125), new Findings.Weight("ladle", 0.004)),
                        List.of(new Findings.Tally("en", 900), new Findings.Tally("de", 200)),
                        List.of(new Findings.Example("t3_abc12", "received", "post", "2016-02-11T08:30:00Z", 41, 97, List.of("casserole0", "dish"), ""),
                                new Findings.Example("", "words", "reply", "", 0, 1, List.of("dish"), "Bring a <dish> tomorrow\u2026"))),
                new Findings.Portrait("2", "actors", List.of(new Findings.Weight("casserole1", 0.01)), List.of(), List.of()));
    }

    private static double[] spiral(List<double[]> placed, double radius) {
        for (int step = 0; ; step++) {
            double angle = step * 0.13;
            double x = 3.2 * angle * Math.cos(angle) * 1.5;
            double y = 3.2 * angle * Math.sin(angle);
            if (placed.stream().allMatch(p -> Math.hypot(p[0] - x, p[1] - y) > p[2] + radius + 8)) {
                return new double[] {x, y};
            }
        }
    }

    private static List<Finding> richFindings() {
        String nulls = "Null: mean over 100 degree-preserving rewirings. Interval: 90 % bootstrap over actors.";
        List<Finding> findings = new ArrayList<>(List.of(
                Finding.measured("frag.niches", "leiden", 16, 11_000, "niches", "Leiden, resolution 1, best of 10 runs."),
                Finding.measured("frag.hill1", "leiden", 11.3412, 11_000, "niches", "exp of the Shannon entropy of niche sizes.")
                        .withInterval(11.02, 11.66).citing("M. O. Hill: Diversity and evenness. Ecology 54(2), 1973. doi:10.2307/1934352"),
                Finding.measured("overlap.actors", "ties", 0.034, 14_210, "share", "Members of a further niche. " + nulls).withInterval(0.031, 0.037).withNull(0.001),
                Finding.measured("cross.niches", "bridges", 1, 120, "pairs", "Pairs that share more members than chance. " + nulls).withNull(0),
                Finding.measured("cross.channels", "bicm", 1, 276, "pairs", "Pairs that share more actors than chance."),
                Finding.measured("time.niches.born", "windows", 1, 30, "niches", "Niches that were not there before.").withNull(0.05),
                Finding.measured("time.niches.merged", "windows", 1, 30, "niches", "Niches that became one.").withNull(0),
                Finding.measured("frag.trend", "hill1-c99", 0.1, 7, "niches a window", "Theil and Sen's slope.").withInterval(0.08, 0.12),
                Finding.measured("frag.largest", "leiden", 0.2187, 11_000, "share", "Members of the largest niche over all members.").withInterval(0.211, 0.226),
                Finding.measured("frag.q", "leiden", 0.7123, 84_000, "", "Modularity of the partition.").withNull(0.214)
                        .citing("M. Newman, M. Girvan: Finding and evaluating community structure in networks. PRE 69, 2004. doi:10.1103/PhysRevE.69.026113"),
                Finding.measured("flow.sideways", "reply", 0.6213, 88_000, "share", "Replies whose parent is not the tree's first post, over all replies. Interval over 200 reconstructions.").withInterval(0.594, 0.648),
                Finding.measured("flow.sideways", "share", 0.2841, 12_000, "share", "Shares whose parent is not the first post, over all shares. Interval over 200 reconstructions.").withInterval(0.221, 0.352),
                Finding.measured("flow.rootshare", "reply", 0.3787, 88_000, "share", "One minus the sideways share.").withInterval(0.352, 0.406),
                Finding.measured("flow.nu", "reply", 3.4182, 9_120, "steps", "Mean over trees of at least 10 posts.").withInterval(3.31, 3.53)
                        .citing("S. Goel et al.: The structural virality of online diffusion. Management Science 62(1), 2016. doi:10.1287/mnsc.2015.2158"),
                Finding.measured("flow.depth", "reply", 4.8, 9_120, "steps", "Mean over trees of at least 10 posts."),
                Finding.measured("flow.size", "reply", 9.7, 20_100, "posts", "Mean over trees."),
                Finding.measured("break.left", "earlier-ties", 0.1423, 1_430, "share", "Share of trees.").withInterval(0.125, 0.161).withNull(0.71).citing("Weng, Menczer & Ahn 2013, doi:10.1038/srep02522"),
                Finding.measured("break.auc", "leaves-niches-k10", 0.83, 640, "index", "Of two trees.").withInterval(0.79, 0.87).withNull(0.5),
                Finding.measured("break.auc", "leaves-speed-k10", 0.56, 640, "index", "Of two trees.").withInterval(0.51, 0.61).withNull(0.5),
                Finding.measured("flow.recip", "reply", 0.31, 84_000, "share", "Ties answered at least once."),
                Finding.measured("flow.F0", "reply", 0.874, 84_000, "", "Trophic incoherence of the reply graph.").withNull(0.91),
                Finding.tooFew("flow.hier", "share", 17, "17 share ties; a hierarchy needs at least 30 to mean anything"),
                Finding.measured("infl.gini", "actors", 0.7134, 14_210, "", "Gini coefficient of PageRank. Interval: bootstrap over actors.").withInterval(0.702, 0.725),
                Finding.measured("infl.top1", "actors", 0.2412, 14_210, "share", "PageRank held by the first 1 %.").withInterval(0.226, 0.257),
                Finding.measured("infl.top10", "actors", 0.5913, 14_210, "share", "PageRank held by the first 10 %.").withInterval(0.577, 0.604),
                Finding.measured("coord.groups", "timing-fdr5", 1, 9_000, "groups", "Groups tied by pairs beyond chance."),
                Finding.measured("coord.accounts", "timing-fdr5", 0.0022, 9_000, "share", "Accounts in a group.").withInterval(0.00144, 0.00343),
                Finding.measured("pol.ei", "niches", -0.6241, 84_000, "", "Ties across minus ties inside, over all ties. " + nulls).withInterval(-0.661, -0.584).withNull(-0.21)
                        .citing("D. Krackhardt, R. Stern: Informal networks and organizational crises. Social Psychology Quarterly 51(2), 1988. doi:10.2307/2786835"),
                Finding.measured("pol.ei", "niches-minus-null", -0.414, 84_000, "", "Difference to the null. " + nulls).withInterval(-0.45, -0.37),
                Finding.measured("pol.rwc", "k10", 0.4312, 84_000, "", "Random walks that end on the side they began. " + nulls).withInterval(0.401, 0.459).withNull(0.118)
                        .citing("K. Garimella et al.: Quantifying controversy on social media. ACM TSC 1(1), 2018. doi:10.1145/3140565"),
                Finding.measured("pol.rwc", "k10-minus-null", 0.313, 84_000, "", "Difference to the null. " + nulls).withInterval(0.28, 0.345),
                Finding.measured("pol.assort", "niches", 0.684, 84_000, "", "Newman's assortativity by niche. " + nulls).withInterval(0.67, 0.699).withNull(-0.002),
                Finding.measured("camp.altruism", "additive-1", 0.875, 90_000, "probability", "Chance by texts and behaviour.").withInterval(0.75, 0.9375),
                Finding.measured("camp.anonymity", "additive-1", 0.125, 90_000, "probability", "Chance by texts and behaviour.").withInterval(0.0625, 0.25),
                Finding.measured("camp.contrived", "additive-1", 0.0625, 90_000, "probability", "Chance by the lack of both camps.").withInterval(0.03125, 0.125),
                Finding.measured("camp.verdict", "additive-1", 0, 90_000, "", "In the camp of altruism: its chance is clear.").withLabel("altruism"),
                Finding.measured("camp.anonymous", "", 0.0257, 121_077, "share", "Events by nobody in particular over all events.").withInterval(0.0248, 0.0266),
                Finding.measured("camp.one-post", "", 0.412, 14_210, "share", "Actors with one event over all actors.").withInterval(0.404, 0.42),
                Finding.measured("camp.name-reuse", "", 0.588, 14_210, "share", "Names with more than one event."),
                Finding.measured("camp.deleted", "", 0.00719, 121_077, "share", "Deleted events over all events."),
                Finding.measured("camp.mischief", "words", 0.0194, 100_000, "share", "Events with a word of the mischief list; English only.").withInterval(0.0186, 0.0203),
                Finding.measured("camp.giving", "events", 0.00807, 121_077, "share", "Gifts, pledges and awards over all events.").withInterval(0.0076, 0.0086),
                Finding.measured("camp.prosocial", "words", 0.113, 100_000, "share", "Events with a word of the prosocial list; English only.").withInterval(0.111, 0.115),
                Finding.measured("future.measure", "v9", 1234.5, 10, "widgets", "A measure this report has never heard of.")));
        for (int niche = 1; niche <= 3; niche++) {
            findings.add(Finding.measured("niche.inside", "", (90 - 3 * niche) / 100.0, 5000, "share", "Ties that stay inside over the niche's ties.").withScope("niche:" + niche));
            findings.add(Finding.measured("niche.logodds", "dirichlet", 31.5 - niche, 912, "z", "Log-odds ratio with an informative prior.").withScope("niche:" + niche));
        }
        for (int niche = 1; niche <= 14; niche++) {
            findings.add(Finding.measured("niche.distinct", "kl-w1000", (42 + niche) / 20.0, 9_000, "nats", "Mean log-ratio of a word's share in the niche to its share in all.")
                    .withInterval(2, 3).withNull(1.95).withScope("niche:" + niche).citing("Zhang et al. 2017, arXiv:1705.09665"));
            findings.add(Finding.measured("niche.dynamic", "kl-w250", (75 + niche % 5) / 50.0, 9_000, "nats", "Mean log-ratio of a word's share in an eighth of the time to that in all.")
                    .withInterval(1.4, 1.7).withNull(1.5).withScope("niche:" + niche).citing("Zhang et al. 2017, arXiv:1705.09665"));
        }
        findings.add(Finding.measured("lang.main", "function-words", 0.82, 90_000, "share", "Share of told texts in en, the most used."));
        findings.add(Finding.measured("homo.language", "assortativity", 0.41, 60_000, "index", "Assortativity of ties by main language.").withInterval(0.39, 0.43).withNull(-0.0004));
        findings.add(Finding.notTestable("homo.channel", "assortativity", "Fewer than two channels have 10 actors and more with ties, so there is nothing to mix."));
        return findings;
    }

    /** Seven windows: the third niche is born, the fifth joins the second, the sixth falls silent. */
    private static Findings.History history() {
        List<Findings.Window> windows = new ArrayList<>();
        List<Findings.Track> tracks = new ArrayList<>();
        for (int w = 0; w < 7; w++) {
            windows.add(new Findings.Window("2015-0" + (w + 1) + "-05T03:12:00Z", "2015-0" + (w + 2) + "-05T03:11:00Z", 12_000, 5_000, 5 + 0.1 * w, 4.5, 6.5));
        }
        for (int track = 1; track <= 6; track++) {
            List<Integer> actors = new ArrayList<>();
            for (int w = 0; w < 7; w++) {
                boolean there = track == 3 ? w >= 2 : track == 5 ? w < 4 : track != 6 || w < 5;
                actors.add(there ? 600 / track + 20 * w : 0);
            }
            tracks.add(new Findings.Track(String.valueOf(track), String.valueOf(track), actors, List.of(new Findings.Word("word" + track, 9, 50))));
        }
        return new Findings.History(windows, tracks, List.of(new Findings.Change(2, "3", "born", "", 0, 240), new Findings.Change(4, "5", "merged", "2", 180, 0),
                new Findings.Change(4, "2", "grown", "", 360, 560), new Findings.Change(5, "6", "died", "", 180, 0)));
    }

    private static List<Claim> claims() {
        return List.of(
                new Claim("niches", "Movements fragment into niches.", Claim.Answer.SUPPORTED,
                        "The log is as fragmented as 11.3 equal niches, and the largest holds 22% of the actors.", List.of("frag.hill1", "frag.largest")),
                new Claim("sideways", "Information moves sideways as effectively as it once moved vertically.", Claim.Answer.SUPPORTED,
                        "62% of replies answer somebody other than the one who started the thread.", List.of("flow.sideways")),
                new Claim("influencers", "No few influencers carry the movement.", Claim.Answer.NOT_SUPPORTED,
                        "The top 1% hold 24% of all influence.", List.of("infl.top1", "infl.gini")),
                new Claim("hierarchy", "Shares have no hierarchy.", Claim.Answer.NOT_TESTABLE,
                        "There are 17 share ties; it takes 30.", List.of("flow.hier")));
    }

    /** A log of bare votes: nobody answers anybody, nothing carries a time. */
    static Findings sparse() {
        Findings.Input input = new Findings.Input("votes.csv", List.of(new Findings.Source("votes.csv", "columns", 40, 40, 0)), 40, 12, 0, 0, 1,
                "", "", 0, false, List.of(new Findings.Tally("vote", 40)), List.of());
        String noGraph = "The log has no replies and no shares, so there is no graph to find niches in.";
        List<Finding> findings = List.of(
                Finding.notTestable("frag.hill1", "leiden", noGraph),
                Finding.notTestable("frag.largest", "leiden", noGraph),
                Finding.notTestable("flow.sideways", "reply", "The log has no replies; the sideways share needs to know who answered whom."),
                Finding.tooFew("infl.gini", "actors", 12, "12 actors; inequality needs at least 30 to mean anything"),
                Finding.notTestable("pol.ei", "niches", noGraph),
                Finding.measured("camp.one-post", "", 0.25, 12, "share", "Actors with one event over all actors."),
                Finding.notTestable("camp.prosocial", "words", "The log has no text."));
        List<Claim> claims = List.of(new Claim("niches", "Movements fragment into niches.", Claim.Answer.NOT_TESTABLE, noGraph, List.of("frag.hill1")));
        return new Findings(input, 42, findings, claims, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                Findings.NicheMap.empty(), List.of(), List.of(), Findings.History.empty(), List.of());
    }

    private static List<Findings.HomeShare> homeShares() {
        List<Findings.HomeShare> shares = new ArrayList<>();
        for (int bin = 0; bin < 10; bin++) {
            shares.add(new Findings.HomeShare(bin / 10.0, (bin + 1) / 10.0, 420 / (bin + 1), bin * bin * 4));
        }
        return shares;
    }

    private static Findings.Actor actor(String id, String niche, int rank, int rankLow, int rankHigh, double score) {
        return new Findings.Actor(id, niche, rank, rankLow, rankHigh, score, 3, 2, 1, 1, 1, 1, 0.5, 1, 0, false);
    }

    /** Every string a stranger may have chosen is out to break something. */
    static Findings hostile() {
        String quotes = "\"onmouseover='alert(1)' <img src=x onerror=alert(1)> & `${x}`";
        String rtl = "\u202Eevil \u05E9\u05DC\u05D5\u05DD \u0627\u0644\u0633\u0644\u0627\u0645";
        String broken = "cut in half \uD83D";
        String lines = "two\u2028lines\r\nand <!-- a <script> comment \u0000\u0007";
        Findings.Input input = new Findings.Input(SCRIPT, List.of(new Findings.Source(LONG_NAME, quotes, 1, 1, 0)), 5, 4, 1, 1, 1,
                "2016-01-01T00:00:00Z", "not a time <b>", 1, false, List.of(new Findings.Tally(rtl, 5)), List.of(new Findings.Tally(SCRIPT, 5)));
        List<Findings.Niche> niches = List.of(
                niche("1", SCRIPT, 0, quotes), niche("2", LONG_NAME, 100, rtl), niche("3", broken, 200, lines), niche("4", "=HYPERLINK(\"http://x\")", 300, "+1+1"));
        List<Findings.Actor> actors = List.of(
                actor("=cmd|' /C calc'!A0", "1", 1, 1, 2, 0.5), actor("@SUM(A1)", "2", 2, 1, 2, 0.25),
                actor("-5", "none", 3, 3, 4, 0.125), actor(LONG_NAME, "", 4, 3, 4, 1e-9));
        List<Finding> findings = List.of(
                Finding.measured("frag.hill1", SCRIPT, 4, 4, quotes, lines).citing(SCRIPT),
                Finding.measured("flow.sideways", "reply", 0.5, 4, "share", quotes).withInterval(0.1, 0.9),
                Finding.measured("pol.ei", "-minus", -0.5, 4, "", rtl).withScope("niche:" + SCRIPT),
                Finding.tooFew(quotes, rtl, 1, SCRIPT));
        return new Findings(input, Long.MIN_VALUE, findings, List.of(new Claim("c", SCRIPT, Claim.Answer.NOT_TESTABLE, quotes, List.of("frag.hill1", SCRIPT))),
                niches, List.of(new Findings.NicheTie("1", "missing", 5), new Findings.NicheTie("1", "2", 3)), actors,
                List.of(new Findings.Cascade(quotes, SCRIPT, "", 3, 1, 2, 1.5, Double.NaN)), List.of(new Findings.SizeClass(1, 1, 4)), List.of(),
                List.of(), new Findings.NicheMap(List.of(new Findings.Node(SCRIPT, "1", 0, 0, 1), new Findings.Node(rtl, "gone", 50, 50, 0)),
                        List.of(new int[] {0, 1}), 2),
                List.of(new Findings.Crossing(SCRIPT, rtl, 5, 5, 3, 0.5, 0.01, 0.6, 0.02, List.of(new Findings.Word(SCRIPT, 3, 3)))),
                List.of(new Findings.NichePair("1", "missing", 3, 0.5, 0.01, List.of(new Findings.Word(quotes, 3, 3))), new Findings.NichePair("1", "2", 3, 0, 0.01, List.of())),
                new Findings.History(List.of(new Findings.Window("not a time <b>", SCRIPT, 3, 3, 1, Double.NaN, Double.NaN), new Findings.Window("", "", 3, 3, Double.NaN, Double.NaN, Double.NaN)),
                        List.of(new Findings.Track("1", "gone", List.of(3, 0), List.of(new Findings.Word(lines, 3, 3))), new Findings.Track("2", "1", List.of(0, 3), List.of())),
                        List.of(new Findings.Change(1, "1", "merged", "nobody", 3, 0), new Findings.Change(1, "2", SCRIPT, quotes, 0, 3))),
                List.of(new Findings.Planted(SCRIPT, quotes, rtl, false)));
    }

    private static Findings.Niche niche(String id, String name, double x, String word) {
        return new Findings.Niche(id, name, "members", 3, 0.25, 3, Double.NaN, List.of(new Findings.Word(word, 2, 1)),
                List.of(new Findings.Tally(word, 1)), x, 0, 40);
    }
}
