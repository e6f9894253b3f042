// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.List;
import java.util.Locale;
import sideways.finding.Finding;

/** How far niches keep apart, window by window: chance minus what was observed, from 0 upwards; a line that bends is what acceleration looks like. */
final class DriftSvg {

    private static final double WIDTH = 640;
    private static final double HEIGHT = 220;
    private static final double LEFT = 56;
    private static final double TOP = 14;
    private static final double BOTTOM = 40;

    private DriftSvg() { }

    /** @param windows with a null, oldest first; at least two */
    static String draw(List<Finding> windows, String description) {
        double most = windows.stream().mapToDouble(f -> f.nullValue() - f.value()).max().orElse(1);
        double least = Math.min(0, windows.stream().mapToDouble(f -> f.nullValue() - f.value()).min().orElse(0));
        double span = most > least ? most - least : 1;
        StringBuilder out = new StringBuilder("<svg class=\"drift\" viewBox=\"0 0 " + n(LEFT + WIDTH + 20) + " " + n(TOP + HEIGHT + BOTTOM) + "\" role=\"img\" aria-label=\"" + Html.text(description)
                + "\" font-size=\"13\">\n");
        for (double tick : new double[] {least, 0, most / 2, most}) {
            out.append("<path d=\"M").append(n(LEFT)).append(' ').append(n(y(tick, least, span))).append('h').append(n(WIDTH)).append("\" stroke=\"currentColor\" stroke-opacity=\".2\"/>\n");
            text(out, LEFT - 8, y(tick, least, span) + 4, "end", Wording.number(tick));
        }
        StringBuilder line = new StringBuilder();
        for (int w = 0; w < windows.size(); w++) {
            Finding f = windows.get(w);
            double x = LEFT + WIDTH * w / (windows.size() - 1);
            double y = y(f.nullValue() - f.value(), least, span);
            line.append(w == 0 ? "M" : "L").append(n(x)).append(' ').append(n(y));
            out.append("<circle cx=\"").append(n(x)).append("\" cy=\"").append(n(y)).append("\" r=\"4\" fill=\"currentColor\"><title>").append(Html.text(day(f) + ": " + Wording.number(f.nullValue() - f.value())))
                    .append("</title></circle>\n");
        }
        out.append("<path d=\"").append(line).append("\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>\n");
        text(out, LEFT, TOP + HEIGHT + 26, "start", day(windows.get(0)));
        text(out, LEFT + WIDTH, TOP + HEIGHT + 26, "end", day(windows.get(windows.size() - 1)));
        return out.append("</svg>\n").toString();
    }

    private static String day(Finding window) {
        return Wording.day(window.scope().substring("window:".length()));
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String text) {
        out.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\" text-anchor=\"").append(anchor).append("\" fill=\"currentColor\">").append(Html.text(text)).append("</text>\n");
    }

    private static double y(double value, double least, double span) {
        return TOP + HEIGHT * (1 - (value - least) / span);
    }

    private static String n(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
