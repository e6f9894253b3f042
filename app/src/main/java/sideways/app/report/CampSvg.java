// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sideways.finding.CampReference;
import sideways.finding.Findings;

/**
 * The quadrant of the camps: chance of altruism to the right, of anonymity and mischief upwards, each from 0 to 1. The movement is a ringed dot with its
 * intervals as an ellipse, niches are dots, communities whose camp is known are crosses. Who is near the origin is in neither camp.
 */
final class CampSvg {

    private static final double SIDE = 440;
    private static final double LEFT = 60;
    private static final double TOP = 16;

    private static final int NEAREST = 5;

    private CampSvg() { }

    static String draw(List<Findings.CampPoint> points, String who, String description) {
        StringBuilder out = new StringBuilder();
        out.append("<svg class=\"quadrant\" viewBox=\"0 0 ").append(n(LEFT + SIDE + 130)).append(' ').append(n(TOP + SIDE + 56)).append("\" role=\"img\" aria-label=\"")
                .append(Html.text(description)).append("\" font-size=\"13\">\n");
        frame(out);
        compared(out);
        for (int i = points.size() - 1; i > 0; i--) {
            Findings.CampPoint niche = points.get(i);
            out.append("<circle class=\"niche ").append(NicheMapSvg.colourClass(i - 1)).append("\" cx=\"").append(n(x(niche.altruism()))).append("\" cy=\"").append(n(y(niche.anonymity())))
                    .append("\" r=\"5\" fill-opacity=\".75\"><title>").append(Html.text(Html.shortened(niche.name(), 60))).append("</title></circle>\n");
        }
        if (!points.isEmpty()) {
            movement(out, points.get(0), who);
        }
        return out.append("</svg>\n").toString();
    }

    private static void frame(StringBuilder out) {
        out.append("<rect x=\"").append(n(LEFT)).append("\" y=\"").append(n(TOP)).append("\" width=\"").append(n(SIDE)).append("\" height=\"").append(n(SIDE))
                .append("\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".35\"/>\n");
        line(out, LEFT + SIDE / 2, TOP, LEFT + SIDE / 2, TOP + SIDE);
        line(out, LEFT, TOP + SIDE / 2, LEFT + SIDE, TOP + SIDE / 2);
        text(out, LEFT + SIDE * 0.75, TOP + SIDE - 10, "middle", "altruism");
        text(out, LEFT + SIDE * 0.25, TOP + 20, "middle", "anonymity, mischief");
        text(out, LEFT + SIDE * 0.75, TOP + 20, "middle", "both");
        text(out, LEFT + SIDE * 0.25, TOP + SIDE - 10, "middle", "neither");
        for (double tick : new double[] {0, 0.5, 1}) {
            text(out, x(tick), TOP + SIDE + 20, "middle", Wording.number(tick));
            text(out, LEFT - 8, y(tick) + 4, "end", Wording.number(tick));
        }
        text(out, LEFT + SIDE / 2, TOP + SIDE + 42, "middle", "chance of altruism");
        out.append("<text transform=\"translate(18 ").append(n(TOP + SIDE / 2)).append(") rotate(-90)\" text-anchor=\"middle\" fill=\"currentColor\">chance of anonymity, mischief</text>\n");
    }

    /** Which communities of known camps are placed nearest. */
    static String compared(Findings.CampPoint point) {
        List<CampReference.Community> nearest = CampReference.builtIn().nearest(point.altruism(), point.anonymity(), NEAREST);
        String told = Stream.of("altruism", "anonymity", "neither").map(camp -> {
            long count = nearest.stream().filter(community -> community.camp().equals(camp)).count();
            return count == 0 ? "" : count + (camp.equals("neither") ? " in neither camp" : " in the camp of " + camp);
        }).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return "Of " + CampReference.builtIn().communities().size() + " communities whose own names tell their camp, the " + nearest.size() + " nearest to it are: " + told + ".";
    }

    private static void compared(StringBuilder out) {
        for (CampReference.Community community : CampReference.builtIn().communities()) {
            double cx = x(community.altruism());
            double cy = y(community.anonymity());
            out.append("<path d=\"M").append(n(cx - 4)).append(' ').append(n(cy)).append("h8M").append(n(cx)).append(' ').append(n(cy - 4)).append("v8\" stroke=\"currentColor\" stroke-opacity=\".45\"><title>")
                    .append(community.camp().equals("neither") ? "a community in neither camp" : "a community in the camp of " + community.camp()).append("</title></path>\n");
        }
    }

    private static void movement(StringBuilder out, Findings.CampPoint point, String who) {
        double left = x(point.altruismLow());
        double right = x(point.altruismHigh());
        double bottom = y(point.anonymityLow());
        double top = y(point.anonymityHigh());
        out.append("<ellipse cx=\"").append(n((left + right) / 2)).append("\" cy=\"").append(n((top + bottom) / 2)).append("\" rx=\"").append(n(Math.max(2, (right - left) / 2)))
                .append("\" ry=\"").append(n(Math.max(2, (bottom - top) / 2))).append("\" fill=\"currentColor\" fill-opacity=\".1\" stroke=\"currentColor\" stroke-dasharray=\"4 3\"/>\n");
        out.append("<circle cx=\"").append(n(x(point.altruism()))).append("\" cy=\"").append(n(y(point.anonymity()))).append("\" r=\"7\" fill=\"currentColor\"/>\n");
        boolean rightHalf = point.altruism() > 0.6;
        text(out, x(point.altruism()) + (rightHalf ? -12 : 12), y(point.anonymity()) - 10, rightHalf ? "end" : "start", who);
    }

    private static void line(StringBuilder out, double x1, double y1, double x2, double y2) {
        out.append("<path d=\"M").append(n(x1)).append(' ').append(n(y1)).append('L').append(n(x2)).append(' ').append(n(y2)).append("\" stroke=\"currentColor\" stroke-opacity=\".2\"/>\n");
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String text) {
        out.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\" text-anchor=\"").append(anchor).append("\" fill=\"currentColor\">").append(Html.text(text)).append("</text>\n");
    }

    private static double x(double altruism) {
        return LEFT + SIDE * altruism;
    }

    private static double y(double anonymity) {
        return TOP + SIDE * (1 - anonymity);
    }

    private static String n(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
