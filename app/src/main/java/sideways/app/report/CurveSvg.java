// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * A few numbers in a row, joined by a line: dots with their intervals and, where there is something to hold them against, that as a dashed line in its band.
 */
final class CurveSvg {

    private static final double WIDTH = 640;
    private static final double HEIGHT = 220;
    private static final double LEFT = 64;
    private static final double TOP = 14;
    private static final double BOTTOM = 58;
    private static final int MOST_LABELS = 12;

    /**
     * @param place where on the horizontal axis, such as the number of the window
     * @param label below the axis
     * @param low lower end of the value's interval; NaN for none
     * @param beside what it is held against; NaN for none
     */
    record Point(double place, String label, double value, double low, double high, double beside, double besideLow, double besideHigh) {

        Point(double place, String label, double value) {
            this(place, label, value, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
    }

    private final List<Point> points;
    private final DoubleFunction<String> wording;
    private final double least;
    private final double span;
    private final StringBuilder out = new StringBuilder();

    private CurveSvg(List<Point> points, DoubleFunction<String> wording) {
        this.points = points;
        this.wording = wording;
        double top = Double.NEGATIVE_INFINITY;
        double bottom = 0;
        for (Point point : points) {
            for (double value : new double[] {point.value, point.low, point.high, point.beside, point.besideLow, point.besideHigh}) {
                if (!Double.isNaN(value)) {
                    top = Math.max(top, value);
                    bottom = Math.min(bottom, value);
                }
            }
        }
        this.least = bottom;
        this.span = top > bottom ? top - bottom : 1;
    }

    /**
     * @param points at least two, from left to right
     * @param wording of a value, such as {@code Wording::percent}
     * @param axis what lies below the axis; empty where labels say so themselves
     */
    static String draw(List<Point> points, DoubleFunction<String> wording, String axis, String description) {
        return new CurveSvg(points, wording).drawn(axis, description);
    }

    private String drawn(String axis, String description) {
        out.append("<svg class=\"curve\" viewBox=\"0 0 ").append(n(LEFT + WIDTH + 24)).append(' ').append(n(TOP + HEIGHT + BOTTOM)).append("\" role=\"img\" aria-label=\"").append(Html.text(description))
                .append("\" font-size=\"13\">\n");
        for (double tick : least < 0 ? new double[] {least, 0, least + span} : new double[] {0, span / 2, span}) {
            path("M" + n(LEFT) + " " + n(y(tick)) + "h" + n(WIDTH), "stroke=\"currentColor\" stroke-opacity=\".2\"");
            text(LEFT - 8, y(tick) + 4, "end", wording.apply(tick));
        }
        if (points.stream().allMatch(point -> !Double.isNaN(point.besideLow))) {
            StringBuilder band = new StringBuilder(line(Point::besideLow));
            for (int i = points.size() - 1; i >= 0; i--) {
                band.append('L').append(n(x(points.get(i)))).append(' ').append(n(y(points.get(i).besideHigh)));
            }
            path(band + "Z", "fill=\"currentColor\" fill-opacity=\".12\" stroke=\"none\"");
        }
        if (points.stream().allMatch(point -> !Double.isNaN(point.beside))) {
            path(line(Point::beside), "stroke=\"currentColor\" stroke-dasharray=\"5 4\" stroke-opacity=\".7\"");
        }
        path(line(Point::value), "stroke=\"currentColor\" stroke-width=\"1.5\"");
        for (Point point : points) {
            dot(point);
        }
        labels();
        if (!axis.isEmpty()) {
            text(LEFT + WIDTH / 2, TOP + HEIGHT + 48, "middle", axis);
        }
        return out.append("</svg>\n").toString();
    }

    private void dot(Point point) {
        String told = point.label + ": " + wording.apply(point.value);
        if (!Double.isNaN(point.low)) {
            path("M" + n(x(point)) + " " + n(y(point.low)) + "V" + n(y(point.high)), "stroke=\"currentColor\" stroke-opacity=\".6\"");
            told += " (" + wording.apply(point.low) + " to " + wording.apply(point.high) + ")";
        }
        out.append("<circle cx=\"").append(n(x(point))).append("\" cy=\"").append(n(y(point.value))).append("\" r=\"4\" fill=\"currentColor\"><title>")
                .append(Html.text(told + (Double.isNaN(point.beside) ? "" : "; beside it " + wording.apply(point.beside)))).append("</title></circle>\n");
    }

    /** All labels where they have room, else the first and the last. */
    private void labels() {
        boolean all = points.size() <= MOST_LABELS && points.stream().mapToInt(point -> point.label.length()).max().orElse(0) <= 4;
        for (int i = 0; i < points.size(); i++) {
            boolean first = i == 0;
            boolean last = i == points.size() - 1;
            if (all || first || last) {
                text(x(points.get(i)), TOP + HEIGHT + 24, all ? "middle" : first ? "start" : "end", points.get(i).label);
            }
        }
    }

    private String line(ToDoubleFunction<Point> value) {
        StringBuilder line = new StringBuilder();
        for (Point point : points) {
            line.append(line.isEmpty() ? 'M' : 'L').append(n(x(point))).append(' ').append(n(y(value.applyAsDouble(point))));
        }
        return line.toString();
    }

    private void path(String path, String style) {
        out.append("<path d=\"").append(path).append("\" ").append(style.contains("fill=") ? "" : "fill=\"none\" ").append(style).append("/>\n");
    }

    private void text(double x, double y, String anchor, String text) {
        out.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\" text-anchor=\"").append(anchor).append("\" fill=\"currentColor\">").append(Html.text(text)).append("</text>\n");
    }

    private double x(Point point) {
        double first = points.get(0).place;
        return LEFT + WIDTH * (point.place - first) / (points.get(points.size() - 1).place - first);
    }

    private double y(double value) {
        return TOP + HEIGHT * (1 - (value - least) / span);
    }

    private static String n(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
