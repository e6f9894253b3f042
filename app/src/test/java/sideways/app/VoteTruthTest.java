// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.SharedData;
import sideways.finding.Finding;
import sideways.finding.Findings;
import sideways.measure.community.Agreement;
import sideways.measure.polarization.VoteSpace;
import sideways.run.Run;
import sideways.sources.Import;

/** Sides told from votes, against the groups that conversations themselves have published; skips where the kit is absent. */
class VoteTruthTest {

    @Test
    void published_groups_are_told_from_votes_alone() throws IOException {
        Map<String, Double> agreement = new TreeMap<>();
        for (String conversation : List.of("15-per-hour-seattle", "football-concussions", "scoop-hivemind.taxes", "scoop-hivemind.freshwater")) {
            List<CsvRecord> rows = new ArrayList<>();
            try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(SharedData.data("polis").resolve(conversation).resolve("participants-votes.csv"))) {
                csv.stream().skip(1).forEach(rows::add);
            }
            int items = rows.get(0).getFieldCount() - 6;
            int[] offset = new int[rows.size() + 1];
            List<Integer> item = new ArrayList<>();
            List<Double> vote = new ArrayList<>();
            for (int voter = 0; voter < rows.size(); voter++) {
                for (int i = 0; i < items; i++) {
                    String cast = rows.get(voter).getField(6 + i);
                    if (!cast.isEmpty()) {
                        item.add(i);
                        vote.add(Double.parseDouble(cast));
                    }
                }
                offset[voter + 1] = item.size();
            }
            VoteSpace space = VoteSpace.of(new VoteSpace.Votes(offset, item.stream().mapToInt(i -> i).toArray(), vote.stream().mapToDouble(v -> v).toArray(), items), 5, Run.seeded(1).threads(2));
            int[] grouped = IntStream.range(0, rows.size()).filter(v -> !rows.get(v).getField(1).isEmpty()).toArray();
            agreement.put(conversation, Agreement.of(IntStream.of(grouped).map(v -> Integer.parseInt(rows.get(v).getField(1))).toArray(), IntStream.of(grouped).map(v -> space.side()[v]).toArray()).adjustedRand());
            assertTrue(space.factor() > space.chance() + 2 * space.spread(), conversation);
        }
        System.out.println("Groups from votes alone, adjusted Rand index: " + agreement);
        // of the five conversations one publishes no groups; of the fourth with groups, nine voters of 117, no split of the plane is near
        assertTrue(agreement.values().stream().filter(ari -> ari >= 0.79).count() >= 3, agreement.toString());
    }

    @Test
    void a_conversation_of_votes_says_what_both_sides_agree_on(@TempDir Path folder) {
        Findings found = Job.run(new Job.Settings(List.of(SharedData.data("polis").resolve("scoop-hivemind.taxes")), folder.resolve("out"), Import.Options.DEFAULT, false, null, Map.of(), null), Run.seeded(1).threads(2));
        for (String id : List.of("pol.factor", "pol.consensus", "pol.divided")) {
            assertTrue(found.find(id).filter(Finding::isMeasured).isPresent(), id);
        }
        assertTrue(found.find("pol.factor").orElseThrow().value() > found.find("pol.factor").orElseThrow().nullValue());
        assertTrue(found.voted().stream().anyMatch(item -> item.kind().equals("agreed")) && found.voted().stream().anyMatch(item -> item.kind().equals("divided")), found.voted().size() + " items");
        assertTrue(found.voted().stream().allMatch(item -> item.excerpt().isEmpty()), "people's words are not shown where handles are not");
    }
}
