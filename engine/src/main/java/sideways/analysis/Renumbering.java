// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sideways.finding.Finding;
import sideways.finding.Findings;

/** A document in which niches bear the numbers and names of an earlier one. Everything in it refers to niches by their id, so this is done once, at the end. */
final class Renumbering {

    private static final String NICHE = "niche:";

    private final Map<String, String> id = new HashMap<>();
    private final Map<String, String> name = new HashMap<>();

    private Renumbering(SinceThen since) {
        for (int n = 0; n < since.number().length; n++) {
            id.put(Integer.toString(n + 1), Integer.toString(since.number()[n]));
            if (since.name()[n] != null) {
                name.put(Integer.toString(n + 1), since.name()[n]);
            }
        }
    }

    static Findings of(Findings all, SinceThen since) {
        return new Renumbering(since).renumbered(all, since.shown());
    }

    private Findings renumbered(Findings all, List<Findings.Since> since) {
        return new Findings(all.input(), all.randomSeed(), all.findings().stream().map(this::finding).toList(), all.claims(),
                all.niches().stream().map(this::niche).toList(),
                all.nicheTies().stream().map(tie -> new Findings.NicheTie(id(tie.from()), id(tie.to()), tie.weight())).toList(),
                all.actors().stream().map(this::actor).toList(), all.cascades(), all.cascadeSizes(), all.lorenz(), all.timeline(),
                new Findings.NicheMap(all.map().nodes().stream().map(node -> new Findings.Node(node.id(), id(node.niche()), node.x(), node.y(), node.size())).toList(),
                        all.map().edges(), all.map().drawnOf()),
                all.crossings(), all.nichePairs().stream().map(pair -> new Findings.NichePair(id(pair.a()), id(pair.b()), pair.common(), pair.expected(), pair.q(), pair.words())).toList(),
                new Findings.History(all.history().windows(), all.history().tracks().stream().map(track ->
                        new Findings.Track(track.id(), id(track.niche()), track.actors(), track.words())).toList(), all.history().changes()),
                all.planted(), all.portraits().stream().map(portrait -> new Findings.Portrait(id(portrait.niche()), portrait.unit(), portrait.typical(), portrait.languages(), portrait.examples())).toList(),
                all.removal(), all.groups(), since, all.camps().stream().map(this::camp).toList(), all.homeShares(), all.trends(), all.voted());
    }

    private Finding finding(Finding f) {
        return f.scope().startsWith(NICHE) ? f.withScope(NICHE + id(f.scope().substring(NICHE.length()))) : f;
    }

    private Findings.Niche niche(Findings.Niche n) {
        return new Findings.Niche(id(n.id()), name.getOrDefault(n.id(), n.name()), name.containsKey(n.id()) ? "earlier" : n.nameFrom(), n.actors(), n.share(), n.events(), n.insideShare(), n.words(),
                n.channels(), n.x(), n.y(), n.radius());
    }

    private Findings.CampPoint camp(Findings.CampPoint c) {
        boolean niche = c.scope().startsWith(NICHE);
        String old = niche ? c.scope().substring(NICHE.length()) : "";
        return new Findings.CampPoint(niche ? NICHE + id(old) : c.scope(), niche ? name.getOrDefault(old, c.name()) : c.name(), c.texts(), c.altruism(), c.altruismLow(), c.altruismHigh(),
                c.anonymity(), c.anonymityLow(), c.anonymityHigh(), c.contrived(), c.contrivedLow(), c.contrivedHigh(), c.verdict(), c.signals());
    }

    private Findings.Actor actor(Findings.Actor a) {
        return new Findings.Actor(a.id(), id(a.niche()), a.rank(), a.rankLow(), a.rankHigh(), a.score(), a.events(), a.received(), a.reach(), a.leaderRank(), a.core(), a.hIndex(),
                a.credit(), a.audience(), a.crossings(), a.hidden());
    }

    private String id(String old) {
        return id.getOrDefault(old, old);
    }
}
