// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sideways.finding.Findings;

/** A group that acts together: its members on a ring with the pairs that are beyond chance, and below it when they acted, each dot as large as those who did are many. */
final class GroupSvg {

    private static final double WIDTH = 700;
    private static final double RING = 120;
    private static final double MARGIN = 24;
    private static final double STRIP = 90;
    private static final double DOT = 4;
    private static final double MOST_DOT = 16;

    private final Findings.Group group;
    private final StringBuilder out = new StringBuilder();

    private GroupSvg(Findings.Group group) {
        this.group = group;
    }

    static String draw(Findings.Group group, String description) {
        return new GroupSvg(group).drawn(description);
    }

    private String drawn(String description) {
        double height = 2 * (RING + MARGIN) + STRIP;
        out.append("<svg class=\"curve\" viewBox=\"0 0 ").append(n(WIDTH)).append(' ').append(n(height)).append("\" role=\"img\" aria-label=\"").append(Html.text(description)).append("\" font-size=\"13\">\n");
        ring();
        strip(2 * (RING + MARGIN));
        return out.append("</svg>\n").toString();
    }

    private void ring() {
        List<String> members = group.members();
        Map<String, Integer> place = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            place.put(members.get(i), i);
        }
        StringBuilder lines = new StringBuilder();
        for (Findings.GroupTie tie : group.ties()) {
            int a = place.get(tie.from());
            int b = place.get(tie.to());
            lines.append('M').append(n(x(a))).append(' ').append(n(y(a))).append('L').append(n(x(b))).append(' ').append(n(y(b)));
        }
        double faint = Math.max(0.08, Math.min(0.5, 20.0 / Math.max(1, group.ties().size())));
        out.append("<path d=\"").append(lines).append("\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"").append(String.format(Locale.ROOT, "%.2f", faint)).append("\"/>\n");
        for (int i = 0; i < members.size(); i++) {
            circle(x(i), y(i), DOT, 1, members.get(i));
        }
    }

    private void strip(double top) {
        long first = Instant.parse(group.first()).toEpochMilli();
        long last = Math.max(first + 1, Instant.parse(group.last()).toEpochMilli());
        double line = top + STRIP / 2 - 12;
        out.append("<path d=\"M").append(n(MARGIN)).append(' ').append(n(line)).append('H').append(n(WIDTH - MARGIN)).append("\" stroke=\"currentColor\" stroke-opacity=\".3\"/>\n");
        for (Findings.Moment moment : group.moments()) {
            double at = MARGIN + (WIDTH - 2 * MARGIN) * (Instant.parse(moment.time()).toEpochMilli() - first) / (last - first);
            circle(at, line, Math.max(DOT, MOST_DOT * Math.sqrt(moment.members() / (double) group.accounts())), 0.35, Wording.day(moment.time()) + ": " + Wording.count(moment.members(), "member"));
        }
        text(MARGIN, top + STRIP - 12, "start", Wording.day(group.first()));
        text(WIDTH - MARGIN, top + STRIP - 12, "end", Wording.day(group.last()));
    }

    private void circle(double x, double y, double radius, double opacity, String title) {
        out.append("<circle cx=\"").append(n(x)).append("\" cy=\"").append(n(y)).append("\" r=\"").append(n(radius)).append("\" fill=\"currentColor\" fill-opacity=\"").append(n2(opacity)).append("\"><title>")
                .append(Html.text(title)).append("</title></circle>\n");
    }

    private void text(double x, double y, String anchor, String text) {
        out.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\" text-anchor=\"").append(anchor).append("\" fill=\"currentColor\">").append(Html.text(text)).append("</text>\n");
    }

    private double x(int member) {
        return WIDTH / 2 + RING * StrictMath.sin(2 * Math.PI * member / group.members().size());
    }

    private double y(int member) {
        return MARGIN + RING - RING * StrictMath.cos(2 * Math.PI * member / group.members().size());
    }

    private static String n(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String n2(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
