// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

/** A place among vectors, such as the middle of some of them; sums run in the order given, so their bits are fixed. */
record Centre(double[] at) {

    static Centre of(float[][] vectors) {
        double[] sum = new double[vectors[0].length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return new Centre(sum).times(1.0 / vectors.length);
    }

    Centre plus(Centre other) {
        double[] sum = at.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.at[i];
        }
        return new Centre(sum);
    }

    Centre minus(Centre other) {
        return plus(other.times(-1));
    }

    /** The middle of all others, this being the middle of {@code count} vectors, {@code one} among them. */
    Centre without(float[] one, int count) {
        return times(count).minus(of(new float[][] {one})).times(1.0 / (count - 1));
    }

    Centre times(double factor) {
        double[] scaled = new double[at.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * at[i];
        }
        return new Centre(scaled);
    }

    /** Of length 1; a centre without a direction stays where it is. */
    Centre unit() {
        double length = Math.sqrt(dot(this));
        return length == 0 ? this : times(1 / length);
    }

    double dot(Centre other) {
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            sum += at[i] * other.at[i];
        }
        return sum;
    }

    double dot(float[] vector) {
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            sum += at[i] * vector[i];
        }
        return sum;
    }
}
