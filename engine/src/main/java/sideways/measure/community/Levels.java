// SPDX-License-Identifier: Apache-2.0
package sideways.measure.community;

import java.util.ArrayList;
import java.util.List;
import sideways.graph.Graph;

/**
 * The levels a graph supports, strictly nested, coarsest first: as many as its
 * {@link ResolutionProfile} has plateaus, be that none, one, two, three or more.
 *
 * <p>The partition {@code shown} is kept as it is and is a level where a plateau agrees with it. Finer levels are cut along the
 * coarser one's borders, coarser ones are put together from whole communities of the finer one, so that
 * each community lies in exactly one of the next coarser level and is connected. A level that after this has as many communities
 * as its neighbor is no level of its own.
 *
 * <p>The essay's words for three levels are tribes, city-states and nations, from fine to coarse. They are used
 * only where there are that many: one level is called niches, two tribes and nations, three tribes, city-states
 * and nations; of four and more each is called by its number, because the essay has no words for them.
 *
 * @param partition partition of each level, coarsest first; empty where the graph supports none
 * @param name name of each level
 * @param resolution of modularity at which each was found
 * @param shown index of the level nearest to the partition that is shown first, −1 where none is near
 */
public record Levels(List<Partition> partition, List<String> name, List<Double> resolution, int shown) {

    /** Smallest community that a cut along a coarser border may leave behind. */
    private static final int SMALLEST = 5;

    public int count() {
        return partition.size();
    }

    /** Names of {@code count} levels, coarsest first. */
    public static List<String> names(int count) {
        return switch (count) {
            case 0 -> List.of();
            case 1 -> List.of("niches");
            case 2 -> List.of("nations", "tribes");
            case 3 -> List.of("nations", "city-states", "tribes");
            default -> java.util.stream.IntStream.rangeClosed(1, count).mapToObj(level -> "level " + level).toList();
        };
    }

    /**
     * @param agreement AMI from which a plateau's partition is the one that is shown
     */
    public static Levels of(Graph graph, ResolutionProfile profile, Partition shown, double agreement) {
        List<Partition> found = new ArrayList<>();
        List<Double> resolution = new ArrayList<>();
        int at = -1;
        double nearest = agreement;
        for (ResolutionProfile.Plateau plateau : profile.plateaus()) {
            ResolutionProfile.Point point = profile.points().get(plateau.best());
            double near = AdjustedInformation.of(point.partition().community(), shown.community());
            if (near >= nearest) {
                nearest = near;
                at = found.size();
            }
            found.add(point.partition());
            resolution.add(point.resolution());
        }
        if (found.isEmpty()) {
            return new Levels(List.of(), List.of(), List.of(), -1);
        }
        int anchor = Math.max(0, at);
        if (at >= 0) {
            found.set(at, shown);
        }
        for (int level = anchor - 1; level >= 0; level--) {
            found.set(level, Nesting.around(graph, found.get(level + 1), found.get(level)));
        }
        for (int level = anchor + 1; level < found.size(); level++) {
            found.set(level, Nesting.within(graph, found.get(level - 1), found.get(level), SMALLEST));
        }
        for (int level = found.size() - 1; level > 0; level--) {
            if (found.get(level).communityCount() == found.get(level - 1).communityCount()) {
                int gone = level == at ? level - 1 : level;
                found.remove(gone);
                resolution.remove(gone);
                at -= gone < at ? 1 : 0;
            }
        }
        return new Levels(List.copyOf(found), names(found.size()), List.copyOf(resolution), at);
    }
}
