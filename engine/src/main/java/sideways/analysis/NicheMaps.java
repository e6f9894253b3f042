// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import sideways.finding.Findings;
import sideways.graph.Graph;

/**
 * Lays out the picture of niches: a disc for each, its area proportional to the members, tied niches
 * near each other, no two overlapping; inside, the members with the most say nearest the centre.
 *
 * <p>Positions come from a fixed number of plain steps, so the picture is the same every time. Distances
 * inside a disc mean nothing but rank; distances between discs only hint at ties.
 */
final class NicheMaps {

    private static final int DISCS = 40;
    private static final int NODES = 2000;
    private static final int EDGES = 4000;
    private static final int STEPS = 600;
    private static final double GAP = 12;
    private static final double GOLDEN_ANGLE = StrictMath.PI * (3 - StrictMath.sqrt(5));

    /** @param niches the same niches with places on the map */
    record Layout(List<Findings.Niche> niches, List<Findings.NicheTie> ties, Findings.NicheMap map) { }

    private NicheMaps() { }

    static Layout layOut(Niches niches, List<Findings.Niche> described, double[] rank, IntFunction<String> actorId) {
        int discs = Math.min(DISCS, described.size());
        if (discs == 0) {
            return new Layout(described, List.of(), Findings.NicheMap.empty());
        }
        boolean ofActors = niches.basis().isOfNodes();
        long[][] between = ofActors ? between(niches, discs) : new long[discs][discs];
        double[] radius = new double[discs];
        for (int d = 0; d < discs; d++) {
            radius[d] = Math.max(6, 100 * StrictMath.sqrt(described.get(d).actors() / (double) described.get(0).actors()));
        }
        double[][] place = placeDiscs(between, radius);
        List<Findings.Niche> placed = new ArrayList<>();
        for (int i = 0; i < described.size(); i++) {
            Findings.Niche n = described.get(i);
            placed.add(i >= discs ? n : new Findings.Niche(n.id(), n.name(), n.nameFrom(), n.actors(), n.share(), n.events(),
                    n.insideShare(), n.words(), n.channels(), place[0][i], place[1][i], radius[i]));
        }
        List<Findings.NicheTie> ties = new ArrayList<>();
        for (int a = 0; a < discs; a++) {
            for (int b = a + 1; b < discs; b++) {
                if (between[a][b] > 0) {
                    ties.add(new Findings.NicheTie(described.get(a).id(), described.get(b).id(), between[a][b]));
                }
            }
        }
        ties.sort(Comparator.comparing((Findings.NicheTie t) -> -t.weight()).thenComparing(t -> Integer.parseInt(t.from()))
                .thenComparing(t -> Integer.parseInt(t.to())));
        return new Layout(placed, ties, members(niches, described, rank, actorId, place, radius, discs, ofActors));
    }

    private static long[][] between(Niches niches, int discs) {
        long[][] between = new long[discs][discs];
        int[] niche = niches.nicheOfActor();
        niches.graph().forEachArc((from, to, weight) -> {
            if (from <= to && niche[from] >= 0 && niche[to] >= 0 && niche[from] < discs && niche[to] < discs) {
                between[Math.min(niche[from], niche[to])][Math.max(niche[from], niche[to])] += weight;
            }
        });
        return between;
    }

    /** Discs start on a spiral, are drawn together along their ties, and pushed apart where they overlap. */
    private static double[][] placeDiscs(long[][] between, double[] radius) {
        int discs = radius.length;
        double[] x = new double[discs];
        double[] y = new double[discs];
        for (int d = 0; d < discs; d++) {
            double far = 150 * StrictMath.sqrt(d);
            x[d] = far * StrictMath.cos(d * GOLDEN_ANGLE);
            y[d] = far * StrictMath.sin(d * GOLDEN_ANGLE);
        }
        for (int step = 0; step < STEPS; step++) {
            double heat = 1 - step / (double) STEPS;
            for (int a = 0; a < discs; a++) {
                for (int b = a + 1; b < discs; b++) {
                    if (between[a][b] > 0) {
                        // a tie pulls harder the more it is worth to the smaller of the two
                        double worth = between[a][b] / (double) (1 + Math.min(between[a][a], between[b][b]));
                        pull(x, y, radius, a, b, 0.05 * heat * Math.min(1, worth));
                    }
                }
                x[a] *= 1 - 0.01 * heat;
                y[a] *= 1 - 0.01 * heat;
            }
            separate(x, y, radius);
        }
        for (int round = 0; round < 200; round++) {
            separate(x, y, radius);
        }
        return new double[][] {x, y};
    }

    private static void pull(double[] x, double[] y, double[] radius, int a, int b, double strength) {
        double share = radius[b] / (radius[a] + radius[b]);
        double dx = (x[b] - x[a]) * strength;
        double dy = (y[b] - y[a]) * strength;
        x[a] += dx * share;
        y[a] += dy * share;
        x[b] -= dx * (1 - share);
        y[b] -= dy * (1 - share);
    }

    private static void separate(double[] x, double[] y, double[] radius) {
        for (int a = 0; a < x.length; a++) {
            for (int b = a + 1; b < x.length; b++) {
                double dx = x[b] - x[a];
                double dy = y[b] - y[a];
                double distance = StrictMath.sqrt(dx * dx + dy * dy);
                double overlap = radius[a] + radius[b] + GAP - distance;
                if (overlap > 0) {
                    double ux = distance == 0 ? 1 : dx / distance;
                    double uy = distance == 0 ? 0 : dy / distance;
                    double share = radius[b] / (radius[a] + radius[b]);
                    x[a] -= ux * overlap * share;
                    y[a] -= uy * overlap * share;
                    x[b] += ux * overlap * (1 - share);
                    y[b] += uy * overlap * (1 - share);
                }
            }
        }
    }

    private static Findings.NicheMap members(Niches niches, List<Findings.Niche> described, double[] rank, IntFunction<String> actorId,
            double[][] place, double[] radius, int discs, boolean ofActors) {
        int[] niche = niches.nicheOfActor();
        long all = Arrays.stream(niche).filter(n -> n >= 0).count();
        long onDiscs = 0;
        for (int d = 0; d < discs; d++) {
            onDiscs += described.get(d).actors();
        }
        int[] node = new int[niche.length];
        Arrays.fill(node, -1);
        List<Findings.Node> nodes = new ArrayList<>();
        List<List<Integer>> member = new ArrayList<>();
        for (int d = 0; d < discs; d++) {
            member.add(new ArrayList<>());
        }
        for (int actor = 0; actor < niche.length; actor++) {
            if (niche[actor] >= 0 && niche[actor] < discs) {
                member.get(niche[actor]).add(actor);
            }
        }
        for (int d = 0; d < discs; d++) {
            int[] order = Influence.ranked(rank, member.get(d).stream().mapToInt(Integer::intValue).toArray());
            int drawn = (int) Math.min(order.length, Math.max(5, NODES * (long) order.length / Math.max(NODES, onDiscs)));
            double top = order.length == 0 ? 1 : rank[order[0]];
            for (int i = 0; i < drawn; i++) {
                double far = radius[d] * 0.92 * StrictMath.sqrt((i + 0.5) / drawn);
                double size = 1 + 4 * StrictMath.sqrt(rank[order[i]] / top);
                node[order[i]] = nodes.size();
                nodes.add(new Findings.Node(ofActors ? actorId.apply(order[i]) : "", described.get(d).id(),
                        place[0][d] + far * StrictMath.cos(i * GOLDEN_ANGLE), place[1][d] + far * StrictMath.sin(i * GOLDEN_ANGLE), size));
            }
        }
        return new Findings.NicheMap(nodes, ofActors ? edges(niches.graph(), node) : List.of(), all);
    }

    /** The heaviest ties among drawn actors. */
    private static List<int[]> edges(Graph graph, int[] node) {
        List<int[]> found = new ArrayList<>();
        graph.forEachArc((from, to, weight) -> {
            if (from < to && node[from] >= 0 && node[to] >= 0) {
                found.add(new int[] {node[from], node[to], weight});
            }
        });
        int[] order = IntStream.range(0, found.size()).boxed()
                .sorted(Comparator.comparing((Integer i) -> -found.get(i)[2]).thenComparing(Comparator.naturalOrder()))
                .limit(EDGES).mapToInt(Integer::intValue).sorted().toArray();
        return Arrays.stream(order).mapToObj(i -> new int[] {found.get(i)[0], found.get(i)[1]}).toList();
    }
}
