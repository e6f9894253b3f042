// SPDX-License-Identifier: Apache-2.0
package sideways.language;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import sideways.event.Words;
import sideways.measure.LogisticRegression;
import sideways.measure.camp.CampCalibration;
import sideways.measure.camp.TextLean;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * Makes a {@link CampText} from posts of communities whose camp is known.
 *
 * <p>A feature is kept where it occurs in {@value #FEWEST_COMMUNITIES} communities and {@value #FEWEST_POSTS} posts: what one community talks about says
 * nothing about its camp, and nothing of it should be found in the model. Then two ridge regressions, camp against all others, both sides weighing alike:
 *
 * <pre>  min  ½‖w‖² + {@value #LOSS} Σ_i s_i ln(1 + exp(−y_i (b + w · x_i))),   x_i = 1/√|F_i| on the features of post i</pre>
 *
 * by L-BFGS. What a community's mean log-odds mean is learned from communities the model had not seen: each is scored by a model of all others, and
 * a logistic regression of camp on these scores calibrates (Platt 1999), again and again with communities drawn anew. The same posts give the same bytes on any number of threads.
 */
public final class CampTraining {

    /** Which camp a community is in; {@code UNTOLD} ones are of neither in training and left out of the calibration. */
    public enum Camp { ALTRUISM, MISCHIEF, NEITHER, UNTOLD }

    private static final int FEWEST_COMMUNITIES = 8;
    private static final int FEWEST_POSTS = 10;
    private static final double LOSS = 5;
    private static final int STEPS = 150;
    private static final int MEMORY = 8;
    private static final int DRAWS = 99;
    private static final double RIDGE = 0.3;

    private final Words words;
    private final int[] communityOf;
    private final Camp[] camp;
    private final int[][] features;
    private final Run run;

    private CampTraining(Words words, int[] communityOf, Camp[] camp, Run run) {
        this.words = words;
        this.communityOf = communityOf;
        this.camp = camp;
        this.run = run;
        CampFeatures look = new CampFeatures(words);
        features = new int[communityOf.length][];
        for (int post = 0; post < features.length; post++) {
            features[post] = look.of(post);
        }
    }

    /**
     * @param unseen mean log-odds of each community, altruism and mischief, by a model that has not seen it
     */
    public record Trained(CampText model, double[][] unseen) { }

    /**
     * @param communityOf community of each post
     * @param camp of each community
     */
    public static Trained train(Words words, int[] communityOf, Camp[] camp, Run run) {
        CampTraining training = new CampTraining(words, communityOf, camp, run);
        boolean[] all = new boolean[camp.length];
        Arrays.fill(all, true);
        CampText model = training.fit(all);
        double[][] unseen = training.unseen();
        return new Trained(new CampText(model.feature(), model.altruism(), model.mischief(), model.intercept(), calibration(unseen, camp, run)), unseen);
    }

    public static void write(CampText model, OutputStream out) throws IOException {
        model.write(out);
    }

    private double[][] unseen() {
        double[][] mean = new double[camp.length][];
        run.blocks("Leaving one community out", camp.length, 1, (block, a, b) -> {
            boolean[] others = new boolean[camp.length];
            Arrays.fill(others, true);
            others[block] = false;
            mean[block] = means(fit(others))[block];
        });
        return mean;
    }

    /** By all communities that are told, and by as many drawn from them with repeats. */
    public static CampCalibration calibration(double[][] unseen, Camp[] camp, Run run) {
        int[] told = IntStream.range(0, camp.length).filter(c -> camp[c] != Camp.UNTOLD).toArray();
        double[][] fitted = new double[4][DRAWS + 1];
        for (int draw = 0; draw <= DRAWS; draw++) {
            Rng rng = run.random("calibration", draw);
            int[] drawn = told.clone();
            for (int i = 0; draw > 0 && i < drawn.length; i++) {
                drawn[i] = told[rng.nextInt(told.length)];
            }
            for (int axis = 0; axis < 2; axis++) {
                double[][] score = new double[drawn.length][1];
                boolean[] yes = new boolean[drawn.length];
                for (int i = 0; i < drawn.length; i++) {
                    score[i][0] = unseen[drawn[i]][axis];
                    yes[i] = camp[drawn[i]].ordinal() == axis;
                }
                LogisticRegression platt = LogisticRegression.fit(score, yes, RIDGE);
                double slope = platt.weight()[0] / platt.deviation()[0];
                fitted[2 * axis][draw] = platt.intercept() - slope * platt.mean()[0];
                fitted[2 * axis + 1][draw] = slope;
            }
        }
        return new CampCalibration(fitted[0], fitted[1], fitted[2], fitted[3]);
    }

    private double[][] means(CampText model) {
        TextLean lean = model.lean(words, Run.seeded(0));
        double[][] mean = new double[camp.length][2];
        int[] posts = new int[camp.length];
        for (int post = 0; post < communityOf.length; post++) {
            if (!Double.isNaN(lean.altruism()[post])) {
                mean[communityOf[post]][0] += lean.altruism()[post];
                mean[communityOf[post]][1] += lean.mischief()[post];
                posts[communityOf[post]]++;
            }
        }
        for (int c = 0; c < mean.length; c++) {
            mean[c][0] /= Math.max(1, posts[c]);
            mean[c][1] /= Math.max(1, posts[c]);
        }
        return mean;
    }

    private CampText fit(boolean[] communities) {
        int[] vocabulary = vocabulary(communities);
        int posts = 0;
        int[][] row = new int[communityOf.length][];
        int[] of = new int[communityOf.length];
        for (int post = 0; post < communityOf.length; post++) {
            if (communities[communityOf[post]]) {
                of[posts] = communityOf[post];
                row[posts++] = Arrays.stream(features[post]).map(f -> Arrays.binarySearch(vocabulary, f)).filter(f -> f >= 0).toArray();
            }
        }
        CampText model = new CampText(vocabulary, new float[vocabulary.length], new float[vocabulary.length], new double[2], null);
        for (int axis = 0; axis < 2; axis++) {
            boolean[] yes = new boolean[posts];
            for (int post = 0; post < posts; post++) {
                yes[post] = camp[of[post]].ordinal() == axis;
            }
            double[] w = new Ridge(row, yes, posts, vocabulary.length).fit();
            for (int f = 0; f < vocabulary.length; f++) {
                (axis == 0 ? model.altruism() : model.mischief())[f] = (float) w[f];
            }
            model.intercept()[axis] = w[vocabulary.length];
        }
        return model;
    }

    private int[] vocabulary(boolean[] communities) {
        Map<Integer, int[]> seen = new HashMap<>();      // posts, communities, the last community
        for (int post = 0; post < communityOf.length; post++) {
            int c = communityOf[post];
            if (communities[c]) {
                for (int feature : features[post]) {
                    int[] counts = seen.computeIfAbsent(feature, f -> new int[] {0, 0, -1});
                    counts[0]++;
                    counts[1] += counts[2] == c ? 0 : 1;
                    counts[2] = c;
                }
            }
        }
        TreeSet<Integer> kept = new TreeSet<>();
        seen.forEach((feature, counts) -> {
            if (counts[0] >= FEWEST_POSTS && counts[1] >= FEWEST_COMMUNITIES) {
                kept.add(feature);
            }
        });
        return kept.stream().mapToInt(f -> f).toArray();
    }

    /** Ridge logistic regression on rows of ones over the root of their number; the last weight is the intercept, which is free. */
    private static final class Ridge {

        private final int[][] row;
        private final boolean[] yes;
        private final int rows;
        private final int columns;
        private final double[] weight = new double[2];

        Ridge(int[][] row, boolean[] yes, int rows, int columns) {
            this.row = row;
            this.yes = yes;
            this.rows = rows;
            this.columns = columns;
            int hits = 0;
            for (int r = 0; r < rows; r++) {
                hits += yes[r] ? 1 : 0;
            }
            weight[1] = rows / (2.0 * Math.max(1, hits));
            weight[0] = rows / (2.0 * Math.max(1, rows - hits));
        }

        double[] fit() {
            double[] at = new double[columns + 1];
            double[] gradient = new double[columns + 1];
            double value = value(at, gradient);
            double[][] step = new double[MEMORY][];
            double[][] turn = new double[MEMORY][];
            for (int k = 0; k < STEPS; k++) {
                double[] direction = direction(gradient, step, turn, k);
                double slope = dot(direction, gradient);
                double length = k == 0 ? 1 / StrictMath.sqrt(dot(gradient, gradient)) : 1;
                double[] next = new double[columns + 1];
                double[] nextGradient = new double[columns + 1];
                double nextValue = Double.POSITIVE_INFINITY;
                while (length > 1e-10) {
                    for (int j = 0; j <= columns; j++) {
                        next[j] = at[j] + length * direction[j];
                    }
                    nextValue = value(next, nextGradient);
                    if (nextValue <= value + 1e-4 * length * slope) {
                        break;
                    }
                    length /= 2;
                }
                if (value - nextValue <= 1e-9 * Math.abs(value)) {
                    break;
                }
                step[k % MEMORY] = difference(next, at);
                turn[k % MEMORY] = difference(nextGradient, gradient);
                at = next;
                gradient = nextGradient;
                value = nextValue;
            }
            return at;
        }

        private double value(double[] w, double[] gradient) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += w[j] * w[j] / 2;
                gradient[j] = w[j];
            }
            gradient[columns] = 0;
            for (int r = 0; r < rows; r++) {
                double norm = StrictMath.sqrt(Math.max(1, row[r].length));
                double logit = 0;
                for (int f : row[r]) {
                    logit += w[f];
                }
                logit = w[columns] + logit / norm;
                double margin = yes[r] ? logit : -logit;
                double cost = LOSS * weight[yes[r] ? 1 : 0];
                sum += cost * (margin > 0 ? StrictMath.log1p(StrictMath.exp(-margin)) : StrictMath.log1p(StrictMath.exp(margin)) - margin);
                double pull = cost / (1 + StrictMath.exp(margin)) * (yes[r] ? -1 : 1);
                for (int f : row[r]) {
                    gradient[f] += pull / norm;
                }
                gradient[columns] += pull;
            }
            return sum;
        }

        /** Downhill, as the last steps bent the gradient (Liu and Nocedal 1989, doi:10.1007/BF01589116). */
        private double[] direction(double[] gradient, double[][] step, double[][] turn, int k) {
            double[] q = gradient.clone();
            int remembered = Math.min(k, MEMORY);
            double[] alpha = new double[MEMORY];
            for (int back = 1; back <= remembered; back++) {
                int i = (k - back) % MEMORY;
                alpha[i] = dot(step[i], q) / dot(step[i], turn[i]);
                add(q, -alpha[i], turn[i]);
            }
            double scale = remembered == 0 ? 1 : dot(step[(k - 1) % MEMORY], turn[(k - 1) % MEMORY]) / dot(turn[(k - 1) % MEMORY], turn[(k - 1) % MEMORY]);
            for (int j = 0; j < q.length; j++) {
                q[j] *= scale;
            }
            for (int back = remembered; back >= 1; back--) {
                int i = (k - back) % MEMORY;
                add(q, alpha[i] - dot(turn[i], q) / dot(step[i], turn[i]), step[i]);
            }
            for (int j = 0; j < q.length; j++) {
                q[j] = -q[j];
            }
            return q;
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        private static void add(double[] to, double factor, double[] what) {
            for (int i = 0; i < to.length; i++) {
                to[i] += factor * what[i];
            }
        }

        private static double[] difference(double[] a, double[] b) {
            double[] d = new double[a.length];
            Arrays.setAll(d, i -> a[i] - b[i]);
            return d;
        }
    }
}
