// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.util.List;
import sideways.finding.Findings;

/**
 * What an audit says of a brief; audit.json is this record.
 *
 * @param unit what the parts are: {@code sentences} or {@code posts}
 * @param point chances with intervals, verdict, and what had a say
 * @param because the verdict in a sentence
 * @param movers parts without which the chances would differ most, by axis, the most telling first
 */
public record AuditResult(String brief, String unit, Findings.CampPoint point, String because, List<Part> parts, List<Mover> movers) {

    /** Version of the document's shape. */
    public static final String FORMAT = "sideways-audit/1";

    /**
     * @param number from 1
     * @param leans {@code altruism}, {@code anonymity}, {@code neither}, or {@code unknown} where the model knows too few of its words
     * @param altruism log-odds, NaN where unknown
     * @param sells whether it has a word of selling
     * @param words that speak most for what it leans to
     */
    public record Part(int number, String text, String leans, double altruism, double anonymity, boolean sells, List<String> words) { }

    /**
     * @param axis {@code altruism}, {@code anonymity} or {@code contrived}
     * @param part number of the part
     * @param now chance as it is
     * @param without chance without this part
     */
    public record Mover(String axis, int part, double now, double without) { }
}
