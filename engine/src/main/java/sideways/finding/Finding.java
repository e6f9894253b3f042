// SPDX-License-Identifier: Apache-2.0
package sideways.finding;

import java.util.Objects;

/**
 * One number, with everything needed to believe or doubt it.
 *
 * @param id what was measured, such as {@code pol.rwc}; stable across versions
 * @param variant which of the measure's definitions, such as {@code k10}; definitions of one name differ
 * @param scope {@code movement}, {@code niche:<id>}, {@code actor:<id>}, {@code window:<iso>} or {@code exposure:<k>}
 * @param value the number, NaN unless measured
 * @param low lower end of the interval, NaN where there is none
 * @param high upper end of the interval, NaN where there is none
 * @param nullValue what the same measure says of chance alone (see {@code method}), NaN where there is none
 * @param n how many observations stand behind it
 * @param unit unit of value, low, high and null, such as {@code share} or {@code steps}
 * @param method how value, interval and null were made, in one or two sentences; when not measured, why not
 * @param label the value in a word, where it is one of a few answers rather than a number ({@code value} is then its place among them);
 *     empty for all others
 * @param cite the source of the definition, with DOI where it has one; empty for a plain count or share
 */
public record Finding(String id, String variant, String scope, Status status, double value, double low, double high,
        double nullValue, long n, String unit, String method, String cite, String label) {

    /** The scope of a finding about the whole log. */
    public static final String MOVEMENT = "movement";

    /** Whether there is a number. Unknown is not zero. */
    public enum Status {
        MEASURED("measured"),
        /** The log has this kind of data, but not enough of it for the number to mean anything. */
        TOO_FEW("too-few"),
        /** The log does not have the kind of data the measure needs. */
        NOT_TESTABLE("not-testable");

        public final String label;

        Status(String label) {
            this.label = label;
        }
    }

    public Finding {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(method, "method");
        label = label == null ? "" : label;
        if (status == Status.MEASURED && Double.isNaN(value)) {
            throw new IllegalArgumentException(id + " is NaN; a finding without a value must say too-few or not-testable");
        }
        if (!Double.isNaN(low) && !(low <= high)) {
            throw new IllegalArgumentException(id + " has interval [" + low + ", " + high + "]; low must not exceed high");
        }
    }

    /** A measured number; add interval, null and source with the {@code with…} methods. */
    public static Finding measured(String id, String variant, double value, long n, String unit, String method) {
        return new Finding(id, variant, MOVEMENT, Status.MEASURED, value, Double.NaN, Double.NaN, Double.NaN, n, unit,
                method, "", "");
    }

    /** {@code why} is a sentence: how many there were, how many it takes. */
    public static Finding tooFew(String id, String variant, long n, String why) {
        return new Finding(id, variant, MOVEMENT, Status.TOO_FEW, Double.NaN, Double.NaN, Double.NaN, Double.NaN, n, "",
                why, "", "");
    }

    /** {@code why} is a sentence: what the log lacks. */
    public static Finding notTestable(String id, String variant, String why) {
        return new Finding(id, variant, MOVEMENT, Status.NOT_TESTABLE, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0,
                "", why, "", "");
    }

    public Finding withInterval(double low, double high) {
        return new Finding(id, variant, scope, status, value, low, high, nullValue, n, unit, method, cite, label);
    }

    public Finding withNull(double nullValue) {
        return new Finding(id, variant, scope, status, value, low, high, nullValue, n, unit, method, cite, label);
    }

    public Finding withScope(String scope) {
        return new Finding(id, variant, scope, status, value, low, high, nullValue, n, unit, method, cite, label);
    }

    public Finding citing(String source) {
        return new Finding(id, variant, scope, status, value, low, high, nullValue, n, unit, method, source, label);
    }

    /** An answer rather than a number. */
    public Finding withLabel(String label) {
        return new Finding(id, variant, scope, status, value, low, high, nullValue, n, unit, method, cite, label);
    }

    public boolean isMeasured() {
        return status == Status.MEASURED;
    }
}
