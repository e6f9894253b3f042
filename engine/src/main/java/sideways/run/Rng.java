// SPDX-License-Identifier: Apache-2.0
package sideways.run;

/**
 * A random stream that gives the same numbers on every Java version: xoshiro256++ seeded by SplitMix64.
 *
 * <p>java.util.random's algorithms are fixed but its bounded draws are not, hence our own sixty lines.
 * Not for cryptography. Not thread-safe: one stream belongs to one piece of work.
 *
 * <p>D. Blackman, S. Vigna: Scrambled linear pseudorandom number generators. ACM TOMS 47(4), 2021.
 * doi:10.1145/3460772
 */
public final class Rng {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /** Streams of different seeds are independent for every practical purpose, neighbouring seeds too. */
    public Rng(long seed) {
        long state = seed;
        s0 = mix(state += GOLDEN);
        s1 = mix(state += GOLDEN);
        s2 = mix(state += GOLDEN);
        s3 = mix(state + GOLDEN);
    }

    /** SplitMix64's finalizer: every input bit moves every output bit. */
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A seed for stream {@code index} of {@code purpose}. */
    static long keyed(long randomSeed, String purpose, long index) {
        long key = mix(randomSeed + GOLDEN);
        for (int i = 0; i < purpose.length(); i++) {
            key = mix(key ^ purpose.charAt(i)) + GOLDEN;
        }
        return mix(key ^ mix(index + GOLDEN));
    }

    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, bound), without bias (Lemire 2019). */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound is " + bound + "; it must be at least 1");
        }
        long product = (nextLong() >>> 32) * bound;
        long low = product & 0xFFFFFFFFL;
        if (low < bound) {
            long threshold = (1L << 32) % bound;
            while (low < threshold) {
                product = (nextLong() >>> 32) * bound;
                low = product & 0xFFFFFFFFL;
            }
        }
        return (int) (product >>> 32);
    }

    /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Standard normal, by the polar method of Marsaglia; StrictMath keeps it the same on every machine. */
    public double nextGaussian() {
        double u;
        double v;
        double s;
        do {
            u = 2 * nextDouble() - 1;
            v = 2 * nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
    }

    /** A Poisson number by Knuth's product for small means, by the normal approximation above 60. */
    public int nextPoisson(double mean) {
        if (mean > 60) {
            return (int) Math.max(0, Math.round(mean + StrictMath.sqrt(mean) * nextGaussian()));
        }
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = nextDouble(); product > limit; product *= nextDouble()) {
            count++;
        }
        return count;
    }

    /** Fisher–Yates. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
