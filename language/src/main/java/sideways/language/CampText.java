// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import sideways.event.Words;
import sideways.measure.camp.CampCalibration;
import sideways.measure.camp.TextLean;
import sideways.run.Run;

/**
 * A small model of what altruism and mischief sound like in English: two logistic regressions on words, pairs of words and word lists.
 *
 * <pre>  log-odds(text) = b + Σ_f w_f / √|F|,   F the features of the text that the model knows</pre>
 *
 * Made by {@link CampTraining} from posts whose licence allows it; what they are, how well it does and where it fails is in
 * docs/camp-model.md. Features are kept as hashes, only those that occur in several communities, so that no post and no name can be
 * read from it. Some 700,000 posts a second on a core; 60 KB.
 *
 * @param feature hashes, ascending
 * @param altruism weight of feature
 * @param mischief weight of feature
 * @param intercept of the two
 * @param calibration what a community's mean log-odds mean
 */
public record CampText(int[] feature, float[] altruism, float[] mischief, double[] intercept, CampCalibration calibration) {

    private static final int MAGIC = 0x53774354;
    private static final int VERSION = 1;
    private static final double UNIT = 1000;
    private static final int BLOCK = 4096;
    private static final int FEWEST_KNOWN = 3;

    /** The model that comes with Sideways. */
    public static CampText builtIn() {
        try (InputStream stream = CampText.class.getResourceAsStream("camp-text.bin")) {
            return read(stream);
        } catch (IOException broken) {
            throw new UncheckedIOException("the text model of the camps cannot be read", broken);
        }
    }

    static CampText read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("this is no text model of the camps, or one of another version");
        }
        int features = in.readInt();
        int draws = in.readInt();
        CampText model = new CampText(new int[features], new float[features], new float[features], new double[2],
                new CampCalibration(new double[draws], new double[draws], new double[draws], new double[draws]));
        for (double[] numbers : model.numbers()) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = in.readFloat();
            }
        }
        for (int f = 0; f < features; f++) {
            model.feature[f] = in.readInt();
            model.altruism[f] = (float) (in.readShort() / UNIT);
            model.mischief[f] = (float) (in.readShort() / UNIT);
        }
        return model;
    }

    void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(feature.length);
        out.writeInt(calibration.altruismIntercept().length);
        for (double[] numbers : numbers()) {
            for (double number : numbers) {
                out.writeFloat((float) number);
            }
        }
        for (int f = 0; f < feature.length; f++) {
            out.writeInt(feature[f]);
            out.writeShort(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(altruism[f] * (float) UNIT))));
            out.writeShort(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(mischief[f] * (float) UNIT))));
        }
        out.flush();
    }

    private double[][] numbers() {
        return new double[][] {intercept, calibration.altruismIntercept(), calibration.altruismSlope(), calibration.mischiefIntercept(), calibration.mischiefSlope()};
    }

    /** How far each text leans; NaN of those with fewer than {@value #FEWEST_KNOWN} features the model knows. */
    public TextLean lean(Words words, Run run) {
        int events = words.offset().length - 1;
        double[] a = new double[events];
        double[] m = new double[events];
        CampFeatures shared = new CampFeatures(words);
        int[] slot = slots();
        run.blocks("Reading what texts lean to", events, BLOCK, (block, from, to) -> {
            CampFeatures features = new CampFeatures(shared);
            for (int event = from; event < to; event++) {
                int known = 0;
                double sumA = 0;
                double sumM = 0;
                for (int hash : features.of(event)) {
                    int f = find(slot, hash);
                    if (f >= 0) {
                        known++;
                        sumA += altruism[f];
                        sumM += mischief[f];
                    }
                }
                double norm = StrictMath.sqrt(Math.max(1, known));
                a[event] = known < FEWEST_KNOWN ? Double.NaN : intercept[0] + sumA / norm;
                m[event] = known < FEWEST_KNOWN ? Double.NaN : intercept[1] + sumM / norm;
            }
        });
        return new TextLean(a, m);
    }

    /** Weights of single words of a vocabulary, for altruism and for mischief; 0 of those the model does not know, or may not see. */
    public double[][] wordWeights(Words words) {
        double[][] weight = new double[2][words.vocabularySize()];
        int[] slot = slots();
        CampFeatures features = new CampFeatures(words);
        for (int word = 0; word < weight[0].length; word++) {
            int f = features.isMasked(word) ? -1 : find(slot, features.hashOf(word));
            weight[0][word] = f < 0 ? 0 : altruism[f];
            weight[1][word] = f < 0 ? 0 : mischief[f];
        }
        return weight;
    }

    /** Where to look for a feature: its place and one, or 0. */
    private int[] slots() {
        int[] slot = new int[Integer.highestOneBit(Math.max(1, feature.length)) * 4];
        for (int f = 0; f < feature.length; f++) {
            int at = feature[f] & slot.length - 1;
            while (slot[at] != 0) {
                at = at + 1 & slot.length - 1;
            }
            slot[at] = f + 1;
        }
        return slot;
    }

    private int find(int[] slot, int hash) {
        int at = hash & slot.length - 1;
        while (slot[at] != 0) {
            if (feature[slot[at] - 1] == hash) {
                return slot[at] - 1;
            }
            at = at + 1 & slot.length - 1;
        }
        return -1;
    }
}
