// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.finding.Findings;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.simulate.SyntheticMovement;
import sideways.sources.Import;

/** A movement analyzed again and again: niches that go on keep their numbers and names. */
class SinceTest {

    private static final int DAY = 86_400;

    @TempDir
    Path folder;

    /** Six niches; the last is born after two fifths of the time. */
    private List<SyntheticMovement.Row> movement() {
        SyntheticMovement.Options options = new SyntheticMovement.Options(new int[] {150, 120, 100, 80, 60, 50}, 900, 8, 0.6, 0.08, 0, 0,
                new SyntheticMovement.Plot(List.of(), List.of(new SyntheticMovement.Turn(SyntheticMovement.What.BORN, 5, -1, 0.4))));
        return SyntheticMovement.generate(options, Run.seeded(4)).rows();
    }

    private Path log(String name, List<SyntheticMovement.Row> rows) throws IOException {
        Path file = folder.resolve(name);
        SyntheticMovement all = new SyntheticMovement(rows, new int[0], new String[0][], SyntheticMovement.Plot.NONE, null);
        SyntheticLog.write(all, file);
        return file;
    }

    private Findings analyze(Path log, String out, String since, int seed) {
        return Job.run(new Job.Settings(List.of(log), folder.resolve(out), Import.Options.DEFAULT, false, null, Map.of(), since == null ? null : folder.resolve(since), false, null),
                Run.seeded(seed).threads(2));
    }

    private static Map<String, String> names(Findings findings) {
        Map<String, String> names = new HashMap<>();
        findings.niches().forEach(niche -> names.put(niche.id(), niche.name()));
        return names;
    }

    private Map<String, String> niches(String out) throws IOException {
        Map<String, String> niche = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve(out).resolve("members.csv")).stream().skip(1).toList()) {
            String[] cell = line.split(",");
            niche.put(cell[0], cell[1]);
        }
        return niche;
    }

    @Test
    void niches_keep_their_numbers_and_names_along_a_chain_and_the_new_one_is_told() throws IOException {
        List<SyntheticMovement.Row> rows = movement();
        long first = rows.get(0).timeSeconds();
        Path early = log("early.ndjson", rows.stream().filter(row -> row.timeSeconds() < first + 34L * DAY).toList());
        Path middle = log("middle.ndjson", rows.stream().filter(row -> row.timeSeconds() < first + 70L * DAY).toList());
        Path late = log("late.ndjson", rows);
        Findings one = analyze(early, "one", null, 1);
        Findings two = analyze(middle, "two", "one", 2);
        Findings three = analyze(late, "three", "two", 3);
        assertEquals(5, one.niches().size());
        assertEquals(6, two.niches().size());
        assertEquals(Set.of("1", "2", "3", "4", "5", "6"), names(two).keySet());
        for (String id : names(one).keySet()) {
            assertEquals(names(one).get(id), names(two).get(id), "name of niche " + id);
        }
        assertEquals(names(two), names(three));
        List<Findings.Since> born = two.since().stream().filter(row -> row.what().equals("born")).toList();
        assertEquals(1, born.size());
        assertEquals("6", born.get(0).niche());
        assertTrue(three.since().stream().noneMatch(row -> Set.of("born", "died", "split", "merged").contains(row.what())), three.since().toString());
        assertTrue(two.find("since.stayed").orElseThrow().value() > 0.95);
        // who is in both is the same person under the same pseudonym, mostly in the niche of the same number
        Map<String, String> then = niches("one");
        Map<String, String> now = niches("two");
        Set<String> both = new HashSet<>(then.keySet());
        both.retainAll(now.keySet());
        assertTrue(both.size() > 400, both.size() + " people are in both");
        long same = both.stream().filter(who -> then.get(who).equals(now.get(who))).count();
        assertTrue(same > 0.95 * both.size(), same + " of " + both.size());
        assertTrue(Files.readString(folder.resolve("two/report.html")).contains("Since the earlier analysis?"));
        assertTrue(Files.readString(folder.resolve("two/since.csv")).contains("\n6,,born,,0,"));
    }

    @Test
    void the_same_log_again_changes_nothing_even_under_another_seed() throws IOException {
        Path log = log("same.ndjson", movement());
        Findings one = analyze(log, "one", null, 1);
        Findings two = analyze(log, "two", "one", 99);
        assertEquals(names(one), names(two));
        assertEquals(niches("one"), niches("two"));
        assertTrue(two.since().stream().allMatch(row -> row.what().equals("stayed")), two.since().toString());
        assertEquals(1, two.find("since.stayed").orElseThrow().value());
        analyze(log, "again", "one", 99);
        assertArrayEquals(Files.readAllBytes(folder.resolve("two/findings.json")), Files.readAllBytes(folder.resolve("again/findings.json")));
    }

    @Test
    void what_is_missing_is_said_and_nothing_is_left_behind() throws IOException {
        Path log = log("log.ndjson", movement().subList(0, 1500));
        UserError none = assertThrows(UserError.class, () -> analyze(log, "out", "nowhere", 1));
        assertTrue(none.getMessage().contains("nowhere") && none.getMessage().contains("expected the folder of an earlier analyze"), none.getMessage());
        analyze(log, "one", null, 1);
        Files.delete(folder.resolve("one.key"));
        UserError key = assertThrows(UserError.class, () -> analyze(log, "out", "one", 1));
        assertTrue(key.getMessage().contains("one.key"), key.getMessage());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void another_movement_is_refused() throws IOException {
        Path log = log("log.ndjson", movement().subList(0, 1500));
        analyze(log, "one", null, 1);
        Path other = folder.resolve("other.ndjson");
        Files.writeString(other, Files.readString(log).replace("\"actor\":\"u", "\"actor\":\"x"));
        UserError refused = assertThrows(UserError.class, () -> analyze(other, "out", "one", 1));
        assertTrue(refused.getMessage().startsWith("nobody in this log is in that of --since"), refused.getMessage());
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
