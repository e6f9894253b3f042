// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.SharedData;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.finding.Findings;

/** Real files of the kit: row counts as its manifest and an independent count (Python's csv and json) give them. */
class SharedDataTest {

    @TempDir
    Path folder;

    private Fixture.Read read(Import.Options options, Path... inputs) {
        long start = System.nanoTime();
        Fixture.Read read = new Fixture(folder).read(options, inputs);
        System.out.printf("%s: %d events in %.2f s%n", inputs[0].getFileName(), read.log.eventCount, (System.nanoTime() - start) / 1e9);
        return read;
    }

    private static long count(EventLog log, Action action) {
        long count = 0;
        for (byte code : log.action) {
            count += code == action.ordinal() ? 1 : 0;
        }
        return count;
    }

    @Test
    void redditThreads() {
        try (var read = read(Import.Options.DEFAULT, SharedData.data("reddit-threads"))) {
            assertEquals(List.of(
                    new Findings.Source("RC.ndjson.gz", "reddit-comments", 92_057, 92_057, 0),
                    new Findings.Source("RS.ndjson.gz", "reddit-posts", 8_087, 8_087, 0)), read.imported.sources());
            assertEquals(8_087, count(read.log, Action.POST));
            assertEquals(92_057, count(read.log, Action.REPLY));
            assertEquals(4, read.log.channelCount);
            for (int event = 0; event < read.log.eventCount; event++) {
                assertTrue(read.log.isNobody(event) || !read.log.actorName[read.log.actor[event]].equals("[deleted]"));
            }
        }
    }
}
