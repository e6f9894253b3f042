// SPDX-License-Identifier: Apache-2.0
package sideways.measure;

import java.util.Arrays;

/**
 * The chance of a yes as a weighted sum of features.
 *
 * <pre>  log(p / (1 − p)) = b + Σ w_j (x_j − mean_j) / deviation_j          maximizing Σ log L − λ/2 Σ w_j²</pre>
 *
 * Features are standardized by the data it was fitted to, the ridge λ keeps weights finite where features tell all; the intercept is free, so
 * that predicted chances add up to the yeses there were. Newton's method; at most some dozen steps of O(rows × features²).
 *
 * <p>S. le Cessie, J. van Houwelingen: Ridge estimators in logistic regression. Applied Statistics 41, 1992. doi:10.2307/2347628
 *
 * @param weight w, per standard deviation
 */
public record LogisticRegression(double intercept, double[] weight, double[] mean, double[] deviation) {

    private static final int MOST_STEPS = 100;

    /**
     * @param features one row per case, all of one length
     * @param ridge λ, above 0
     */
    public static LogisticRegression fit(double[][] features, boolean[] yes, double ridge) {
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("ridge is " + ridge + "; it must be above 0");
        }
        int rows = features.length;
        int columns = rows == 0 ? 0 : features[0].length;
        double[] mean = new double[columns];
        double[] deviation = new double[columns];
        for (int j = 0; j < columns; j++) {
            for (double[] row : features) {
                mean[j] += row[j] / rows;
            }
            for (double[] row : features) {
                deviation[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / rows;
            }
            deviation[j] = deviation[j] > 0 ? StrictMath.sqrt(deviation[j]) : 1;
        }
        double[] at = new double[columns + 1];
        double value = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[][] matrix = new double[columns + 1][columns + 2];
            for (int r = 0; r < rows; r++) {
                double[] x = standard(features[r], mean, deviation);
                double p = chance(at, x);
                double spread = Math.max(1e-12, p * (1 - p));
                for (int i = 0; i <= columns; i++) {
                    for (int j = 0; j <= columns; j++) {
                        matrix[i][j] += spread * x[i] * x[j];
                    }
                    matrix[i][columns + 1] += ((yes[r] ? 1 : 0) - p) * x[i];
                }
            }
            for (int j = 1; j <= columns; j++) {
                matrix[j][j] += ridge;
                matrix[j][columns + 1] -= ridge * at[j];
            }
            double[] move = solve(matrix);
            double best = value;
            double[] next = at;
            for (double share = 1; share > 1e-4; share /= 2) {
                double[] there = at.clone();
                for (int j = 0; j <= columns; j++) {
                    there[j] += share * move[j];
                }
                double found = logLikelihood(there, features, yes, mean, deviation, ridge);
                if (found > best) {
                    best = found;
                    next = there;
                    break;
                }
            }
            boolean still = best - value < 1e-10;
            at = next;
            value = best;
            if (still) {
                break;
            }
        }
        return new LogisticRegression(at[0], Arrays.copyOfRange(at, 1, columns + 1), mean, deviation);
    }

    /** The chance of a yes, in (0, 1). */
    public double chance(double[] features) {
        double[] at = new double[weight.length + 1];
        at[0] = intercept;
        System.arraycopy(weight, 0, at, 1, weight.length);
        return chance(at, standard(features, mean, deviation));
    }

    private static double[] standard(double[] row, double[] mean, double[] deviation) {
        double[] x = new double[row.length + 1];
        x[0] = 1;
        for (int j = 0; j < row.length; j++) {
            x[j + 1] = (row[j] - mean[j]) / deviation[j];
        }
        return x;
    }

    private static double chance(double[] at, double[] x) {
        double sum = 0;
        for (int j = 0; j < at.length; j++) {
            sum += at[j] * x[j];
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }

    private static double logLikelihood(double[] at, double[][] features, boolean[] yes, double[] mean, double[] deviation, double ridge) {
        double sum = 0;
        for (int r = 0; r < features.length; r++) {
            double p = chance(at, standard(features[r], mean, deviation));
            sum += StrictMath.log(Math.max(1e-300, yes[r] ? p : 1 - p));
        }
        for (int j = 1; j < at.length; j++) {
            sum -= ridge / 2 * at[j] * at[j];
        }
        return sum;
    }

    /** Gauss with pivots; the matrix is changed. A direction that nothing is known of stays 0. */
    private static double[] solve(double[][] matrix) {
        int n = matrix.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                pivot = Math.abs(matrix[r][c]) > Math.abs(matrix[pivot][c]) ? r : pivot;
            }
            double[] swap = matrix[c];
            matrix[c] = matrix[pivot];
            matrix[pivot] = swap;
            if (matrix[c][c] == 0) {
                continue;
            }
            for (int r = c + 1; r < n; r++) {
                double factor = matrix[r][c] / matrix[c][c];
                for (int k = c; k <= n; k++) {
                    matrix[r][k] -= factor * matrix[c][k];
                }
            }
        }
        double[] x = new double[n];
        for (int r = n - 1; r >= 0; r--) {
            double sum = matrix[r][n];
            for (int k = r + 1; k < n; k++) {
                sum -= matrix[r][k] * x[k];
            }
            x[r] = matrix[r][r] == 0 ? 0 : sum / matrix[r][r];
        }
        return x;
    }
}
