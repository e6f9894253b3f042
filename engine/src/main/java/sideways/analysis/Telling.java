// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sideways.event.EventLog;
import sideways.event.Words;
import sideways.finding.Findings;
import sideways.measure.community.LogOdds;

/**
 * The words that tell some actors from others. Each actor counts once per word, so that one loud member speaks for one; a
 * word must be used by {@value #FEWEST_USERS} and stand out with z ≥ {@value #TELLING}. Time O(words of the actors asked for).
 */
final class Telling {

    private static final int FEWEST_USERS = 3;
    private static final double TELLING = 2;

    private final Words words;
    private final int[] event;
    private final int[] offset;
    private final int[] saidBy;

    Telling(EventLog log, Words words) {
        this.words = words;
        offset = new int[log.actorCount + 1];
        for (int actor : log.actor) {
            offset[actor + 1]++;
        }
        for (int actor = 0; actor < log.actorCount; actor++) {
            offset[actor + 1] += offset[actor];
        }
        int[] next = Arrays.copyOf(offset, log.actorCount);
        event = new int[log.eventCount];
        for (int e = 0; e < log.eventCount; e++) {
            event[next[log.actor[e]]++] = e;
        }
        saidBy = new int[words.vocabularySize()];
    }

    /** The first {@code most} words of {@code those}, against the others. */
    List<Findings.Word> of(int[] those, int[] others, int most) {
        int[] inside = users(those);
        int[] all = users(others);
        for (int word = 0; word < all.length; word++) {
            all[word] += inside[word];
        }
        return ranked(inside, all, most);
    }

    /**
     * The same against all who use the words, counted once for many groups.
     *
     * @param among users of each word, {@code those} among them, by {@link #users}
     */
    List<Findings.Word> among(int[] those, int[] among, int most) {
        return ranked(users(those), among, most);
    }

    private List<Findings.Word> ranked(int[] inside, int[] all, int most) {
        double insideSum = Arrays.stream(inside).asLongStream().sum();
        double sum = Arrays.stream(all).asLongStream().sum();
        List<Findings.Word> found = new ArrayList<>();
        for (int word = 0; word < inside.length; word++) {
            if (inside[word] >= FEWEST_USERS && words.content()[word]) {
                double z = LogOdds.z(inside[word], insideSum, all[word] - inside[word], sum - insideSum, all[word], sum);
                if (z >= TELLING) {
                    found.add(new Findings.Word(words.spelling()[word], z, inside[word]));
                }
            }
        }
        found.sort(Comparator.comparing((Findings.Word w) -> -w.z()).thenComparing(Findings.Word::word));
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    /** How many of the actors use each word. */
    int[] users(int[] actors) {
        int[] users = new int[saidBy.length];
        Arrays.fill(saidBy, -1);
        for (int actor : actors) {
            for (int i = offset[actor]; i < offset[actor + 1]; i++) {
                for (long at = words.offset()[event[i]]; at < words.offset()[event[i] + 1]; at++) {
                    int word = words.word()[(int) at];
                    if (saidBy[word] != actor) {
                        saidBy[word] = actor;
                        users[word]++;
                    }
                }
            }
        }
        return users;
    }
}
