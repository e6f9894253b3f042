// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.stream.IntStream;
import sideways.finding.Finding;

/** How much reaches people through somebody who is listened to, and not at first hand. */
final class TwoSteps {

    static final String ID = "flow.twostep";
    static final int FEWEST_LEADERS = 5;

    private static final int FEWEST_CASCADES = 10;
    private static final int FEWEST_EVENTS = 100;
    private static final String WU = "Wu, Hofman, Mason & Watts 2011, doi:10.1145/1963405.1963504";

    private TwoSteps() { }

    /** @param drawn resampled trees */
    static Finding share(String variant, String what, TreeReading reading, int[][] drawn) {
        long below = IntStream.of(reading.size()).asLongStream().sum() - reading.count();
        long led = IntStream.of(reading.led()).asLongStream().sum();
        // a supposition by which hardly anybody leads is an end of the interval
        if (reading.count() < FEWEST_CASCADES || below < FEWEST_EVENTS || reading.rule() == null && reading.leaders() < FEWEST_LEADERS) {
            return Finding.tooFew(ID, variant, reading.leaders(), "Of " + reading.named() + " named actors " + reading.leaders() + " were taken up in two trees of " + what
                    + " and more and are of the tenth that was most; in " + reading.count() + " trees there are " + below + " events below the start. It takes " + FEWEST_LEADERS + ", "
                    + FEWEST_CASCADES + " and " + FEWEST_EVENTS + ".");
        }
        double[] resampled = new double[drawn.length];
        for (int b = 0; b < drawn.length; b++) {
            long events = 0;
            long through = 0;
            for (int c : drawn[b]) {
                events += reading.size()[c] - 1;
                through += reading.led()[c];
            }
            resampled[b] = through / (double) events;
        }
        return Fragmentation.around(Finding.measured(ID, variant, led / (double) below, below, "share", "Two-step flow: share of the " + what
                + " below the start of their tree that have a leader between the start and them. Leaders are the " + reading.leaders() + " of " + reading.named()
                + " named actors who were taken up in most trees, at least two and a tenth of all at most. Interval: 95 %, resampled trees. Null: as many others who acted as often."),
                Quantiles.middle(resampled, 0.95)).withNull(reading.ledByChance()).citing(WU);
    }
}
