// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import sideways.finding.Finding;

/**
 * Numbers for people: as many digits as the interval bears out, shares as percentages, U+2212 for minus.
 *
 * <p>English and UTC wherever the program runs, so that one document has one report.
 */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Wording() { }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace('-', '\u2212');
    }

    /** "1 actor", "2,041 actors". */
    static String count(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    static String percent(double share) {
        return format(share, true, plainDecimals(share * 100, true));
    }

    /** The value alone: "62%", "2.91". */
    static String value(Finding finding) {
        return format(finding.value(), isShare(finding), decimals(finding));
    }

    /** What chance alone says, with as many digits as the value. */
    static String nullValue(Finding finding) {
        return format(finding.nullValue(), isShare(finding), decimals(finding));
    }

    static boolean hasInterval(Finding finding) {
        return !Double.isNaN(finding.low()) && !Double.isNaN(finding.high());
    }

    static boolean hasNull(Finding finding) {
        return !Double.isNaN(finding.nullValue());
    }

    /** "0.43 (0.40–0.46)", "62% (59–65%)", "−0.62 (−0.66 to −0.58)". */
    static String withInterval(Finding finding) {
        return hasInterval(finding) ? value(finding) + " (" + interval(finding) + ")" : value(finding);
    }

    private static String interval(Finding finding) {
        boolean share = isShare(finding);
        int decimals = decimals(finding);
        String low = rounded(finding.low(), share, decimals);
        String high = rounded(finding.high(), share, decimals);
        if (finding.low() < 0) {
            return low + " to " + high;
        }
        return (share ? low.substring(0, low.length() - 1) : low) + "\u2013" + high;
    }

    static boolean isShare(Finding finding) {
        return finding.unit().equals("share") || finding.unit().startsWith("share of ");
    }

    /** A plain number such as a score: three significant digits. */
    static String number(double value) {
        return format(value, false, plainDecimals(value, false));
    }

    private static int decimals(Finding finding) {
        boolean share = isShare(finding);
        double scale = share ? 100 : 1;
        double halfWidth = (finding.high() - finding.low()) * scale / 2;
        if (!(halfWidth > 0)) {
            return plainDecimals(finding.value() * scale, share);
        }
        int bornOut = (int) Math.ceil(-Math.log10(halfWidth) - 1e-9);
        double size = Math.abs(finding.value() * scale);
        return Math.max(share ? 0 : size < 10 ? 2 : size < 100 ? 1 : 0, Math.min(bornOut, share ? 2 : 3));
    }

    private static int plainDecimals(double shown, boolean percent) {
        double size = Math.abs(shown);
        if (size == Math.rint(size) && !(percent && size > 0 && size < 10)) {
            return 0;
        }
        if (percent) {
            return size >= 9.95 ? 0 : size >= 0.95 ? 1 : 2;
        }
        if (size >= 100) {
            return 0;
        }
        return size >= 9.995 ? 1 : size >= 0.01 ? 2 : Math.min(8, 1 - (int) Math.floor(Math.log10(size)));
    }

    private static String format(double value, boolean percent, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "unknown";
        }
        double shown = percent ? value * 100 : value;
        BigDecimal rounded = new BigDecimal(shown).setScale(decimals, RoundingMode.HALF_EVEN);
        String unit = percent ? "%" : "";
        if (rounded.signum() == 0 && value > 0) {
            return "<" + BigDecimal.ONE.movePointLeft(decimals).toPlainString() + unit;   // small is not none
        }
        return rounded(value, percent, decimals);
    }

    private static String rounded(double value, boolean percent, int decimals) {
        BigDecimal rounded = new BigDecimal(percent ? value * 100 : value).setScale(decimals, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,." + decimals + "f", rounded).replace('-', '\u2212') + (percent ? "%" : "");
    }

    /** "3 Jan 2016" of an ISO 8601 time; what cannot be read as one is given back as it is. */
    static String day(String isoTime) {
        try {
            return DAY.format(OffsetDateTime.parse(isoTime).withOffsetSameInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException noOffset) {
            try {
                return DAY.format(Instant.parse(isoTime + "T00:00:00Z").atOffset(ZoneOffset.UTC));
            } catch (DateTimeParseException notADay) {
                return isoTime;
            }
        }
    }

    /** "a", "a and b", "a, b and c". */
    static String list(List<String> items) {
        int last = items.size() - 1;
        return last <= 0 ? String.join("", items) : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /** With a full stop at the end, whoever wrote it. */
    static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.isEmpty() || ".!?".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0 ? trimmed : trimmed + ".";
    }
}
