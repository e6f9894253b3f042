// SPDX-License-Identifier: Apache-2.0
package sideways.bench.coordination;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import sideways.measure.coordination.CoShares;
import sideways.measure.coordination.Coordination;
import sideways.measure.coordination.Shares;
import sideways.run.Rng;
import sideways.run.Run;

/**
 * {@code run-coordination SHARES LARGEST MODE}: made-up shares, {@code LARGEST} of them of one object, the rest of objects whose sizes fall
 * as a power law, over thirty days; {@code MODE} is {@code pairs} (as CooRTweet, 60 s), {@code naive} (the same, all compared with all) or {@code test}.
 */
public final class Main {

    private static final int SECONDS = 30 * 86_400;

    private Main() { }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        int largest = Integer.parseInt(arguments[1]);
        String mode = arguments[2];
        int[] account = new int[count];
        int[] object = new int[count];
        long[] second = new long[count];
        Rng rng = Run.seeded(1).random("shares", 0);
        int accounts = Math.max(10, count / 20);
        int objects = Math.max(10, count / 40);
        long[] born = new long[objects + 1];
        for (int o = 0; o <= objects; o++) {
            born[o] = rng.nextInt(SECONDS);
        }
        for (int i = 0; i < count; i++) {
            account[i] = (int) (accounts * StrictMath.pow(rng.nextDouble(), 2));
            object[i] = i < largest ? 0 : 1 + (int) (objects * StrictMath.pow(rng.nextDouble(), 3)) % objects;
            second[i] = i < largest ? rng.nextInt(SECONDS) : born[object[i]] + (long) (-StrictMath.log(1 - rng.nextDouble()) * 86_400);
        }
        int[] item = new int[count];
        for (int i = 0; i < count; i++) {
            item[i] = objects + 1 + i;
        }
        long wall = System.nanoTime();
        long cpu = cpu();
        long found = switch (mode) {
            case "pairs" -> CoShares.of(account, object, item, second, new CoShares.Options(60, 2)).count;
            case "naive" -> naive(account, object, second, objects + 1);
            case "test" -> Coordination.of(new Shares(account, object, second), Coordination.Options.DEFAULT, Run.seeded(1).threads(2)).pairs().length;
            default -> throw new IllegalArgumentException("mode is " + mode + "; it must be pairs, naive or test");
        };
        System.out.printf(Locale.ROOT, "| %s | %,d | %,d | %,d | %.1f | %.1f | %,d |%n", mode, count, largest, found, (System.nanoTime() - wall) / 1e9, (cpu() - cpu) / 1e9, peakMiB());
    }

    /** What a join of each object with itself does. */
    private static long naive(int[] account, int[] object, long[] second, int objects) {
        int[] start = new int[objects + 1];
        for (int o : object) {
            start[o + 1]++;
        }
        for (int o = 0; o < objects; o++) {
            start[o + 1] += start[o];
        }
        int[] row = new int[object.length];
        int[] next = start.clone();
        for (int i = 0; i < object.length; i++) {
            row[next[object[i]]++] = i;
        }
        long found = 0;
        for (int o = 0; o < objects; o++) {
            for (int i = start[o]; i < start[o + 1]; i++) {
                for (int j = i + 1; j < start[o + 1]; j++) {
                    found += Math.abs(second[row[i]] - second[row[j]]) <= 60 && account[row[i]] != account[row[j]] ? 1 : 0;
                }
            }
        }
        return found;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long peakMiB() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }
}
