// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sideways.finding.Findings;

/**
 * The picture of niches without a script: a disc per niche, its drawn actors as dots, ties between niches as
 * lines. It is what a printer and a browser without WebGL show; elsewhere app/web draws over it.
 */
final class NicheMapSvg {

    /** The palette of report.css has this many colours; smaller niches are grey. */
    static final int COLOURED_NICHES = 12;
    private static final int MAX_TIES = 60;
    private static final int LABEL_LETTERS = 26;
    private static final double MARGIN = 0.03;

    private NicheMapSvg() { }

    /** The CSS class that carries the colour of the niche at this place in the list. */
    static String colourClass(int index) {
        return "n" + (index < COLOURED_NICHES ? index + 1 : 0);
    }

    static String draw(Findings findings, String description) {
        List<Findings.Niche> niches = placed(findings);
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Findings.Niche niche : niches) {
            left = Math.min(left, niche.x() - niche.radius());
            top = Math.min(top, niche.y() - niche.radius());
            right = Math.max(right, niche.x() + niche.radius());
            bottom = Math.max(bottom, niche.y() + niche.radius());
        }
        double margin = MARGIN * Math.max(right - left, bottom - top);
        left -= margin;
        top -= margin;
        double width = right + margin - left;
        double height = bottom + margin - top;

        StringBuilder out = new StringBuilder();
        out.append("<svg viewBox=\"").append(n(left)).append(' ').append(n(top)).append(' ').append(n(width)).append(' ')
                .append(n(height)).append("\" role=\"img\" aria-label=\"").append(Html.text(description))
                .append("\" font-size=\"").append(n(width / 56)).append("\">\n");
        ties(findings, width, out);
        discs(findings, width, out);
        labels(niches, left, width, out);
        return out.append("</svg>\n").toString();
    }

    /** The niches that have a place on the map, largest first; small ones of many have none, and stand in the table only. */
    static List<Findings.Niche> placed(Findings findings) {
        return findings.niches().stream().filter(niche -> Double.isFinite(niche.x()) && Double.isFinite(niche.y())
                && niche.radius() > 0 && Double.isFinite(niche.radius())).toList();
    }

    private static void ties(Findings findings, double width, StringBuilder out) {
        Map<String, Findings.Niche> nicheById = new HashMap<>();
        placed(findings).forEach(niche -> nicheById.put(niche.id(), niche));
        double heaviest = findings.nicheTies().stream().mapToLong(Findings.NicheTie::weight).max().orElse(1);
        for (Findings.NicheTie tie : findings.nicheTies().subList(0, Math.min(MAX_TIES, findings.nicheTies().size()))) {
            Findings.Niche from = nicheById.get(tie.from());
            Findings.Niche to = nicheById.get(tie.to());
            if (from == null || to == null) {
                continue;
            }
            out.append("<line class=\"tie\" x1=\"").append(n(from.x())).append("\" y1=\"").append(n(from.y()))
                    .append("\" x2=\"").append(n(to.x())).append("\" y2=\"").append(n(to.y())).append("\" stroke-width=\"")
                    .append(n(width / 1000 * (0.75 + 7 * Math.sqrt(tie.weight() / heaviest)))).append("\"/>\n");
        }
    }

    private static void discs(Findings findings, double width, StringBuilder out) {
        Map<String, StringBuilder> dots = new HashMap<>();
        for (Findings.Node node : findings.map().nodes()) {
            dots.computeIfAbsent(node.niche(), id -> new StringBuilder())
                    .append('M').append(n(node.x())).append(' ').append(n(node.y())).append("h0");
        }
        List<Findings.Niche> niches = placed(findings);
        for (int i = 0; i < niches.size(); i++) {
            Findings.Niche niche = niches.get(i);
            String circle = " cx=\"" + n(niche.x()) + "\" cy=\"" + n(niche.y()) + "\" r=\"" + n(niche.radius()) + "\"/>";
            out.append("<g class=\"").append(colourClass(i)).append("\"><circle class=\"ground\"").append(circle)
                    .append("<circle class=\"disc\"").append(circle);
            StringBuilder path = dots.get(niche.id());
            if (path != null) {
                out.append("<path class=\"dots\" stroke-width=\"").append(n(width / 220)).append("\" d=\"").append(path).append("\"/>");
            }
            out.append("</g>\n");
        }
    }

    /** Largest niche first; a name that would cover another one is left to the table. */
    private static void labels(List<Findings.Niche> niches, double left, double width, StringBuilder out) {
        double letter = width / 56;
        List<double[]> taken = new ArrayList<>();
        for (Findings.Niche niche : niches) {
            String name = Html.shortened(niche.name(), LABEL_LETTERS);
            double half = name.codePointCount(0, name.length()) * letter * 0.3 + letter * 0.3;
            double x = Math.min(Math.max(niche.x(), left + half), left + width - half);
            double[] box = {x - half, x + half, niche.y() - letter * 0.7, niche.y() + letter * 0.7};
            if (taken.stream().anyMatch(t -> box[0] < t[1] && t[0] < box[1] && box[2] < t[3] && t[2] < box[3])) {
                continue;
            }
            taken.add(box);
            out.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(niche.y())).append("\">")
                    .append(Html.text(name)).append("</text>\n");
        }
    }

    private static String n(double coordinate) {
        return Decimals.drawn(coordinate).toPlainString();
    }
}
