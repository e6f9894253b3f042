// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.run.Run;
import sideways.run.UserError;

/** Why a file is taken for what, and sources that users bring along. */
class ExplanationTest {

    @TempDir
    Path folder;

    private Explanation explain(String content, Import.Options options) {
        return Explanation.of(new Fixture(folder).file("in/file", content), options, Run.seeded(1));
    }

    @Test
    void aSourceIsToldByItsKeysAndShowsRows() {
        Explanation told = explain("{\"id\":\"c1\",\"author\":\"ann\",\"body\":\"hi\",\"created_utc\":1,\"link_id\":\"t3_p\",\"parent_id\":\"t3_p\"}\n", Import.Options.DEFAULT);
        assertEquals("reddit-comments", told.source());
        assertEquals("told by its keys body, link_id, parent_id", told.why());
        assertEquals(List.of(Map.of("item", "t1_c1", "actor", "ann", "action", "reply", "time", "1970-01-01T00:00:01Z", "text", "hi")), told.rows());
        assertEquals("", told.skipped());
    }

    @Test
    void aGuessShowsItsColumns() {
        Explanation told = explain("nick,said\nann,hi\nbob,\n", Import.Options.DEFAULT.withColumns(Map.of("text", "said")));
        assertEquals("table", told.source());
        assertTrue(told.why().contains("actor=nick") && told.why().contains("text=said"), told.why());
        assertEquals(2, told.rows().size());
    }

    @Test
    void whatIsNotReadSaysWhyAndWhatItLacks() {
        Explanation told = explain("comment-id,vote\n1,1\n", Import.Options.DEFAULT);
        assertEquals("", told.source());
        assertTrue(told.why().contains("Say which is which"), told.why());
        assertEquals(List.of("polis-votes (lacks voter-id)"), told.almost());
        Explanation known = explain("participant,group-id,n-comments,n-votes\n1,0,2,3\n", Import.Options.DEFAULT);
        assertTrue(known.why().contains("votes.csv"), known.why());
    }

    @Test
    void usersBringMappings() {
        Path own = new Fixture(folder).file("kettle.sql", "-- source: kettle-log\n-- title: Kettles\n-- reader: csv\n-- fields: kettle, who\n"
                + "SELECT row, kettle AS item, who AS actor, 'give' AS action FROM record\n");
        Import.Options options = Import.Options.DEFAULT.withMappings(List.of(Mapping.read(own)));
        Explanation told = explain("kettle,who\nk1,ann\n", options);
        assertEquals(List.of("kettle-log", "takes all of its containers"), List.of(told.source(), told.why()));
        assertEquals("give", told.rows().get(0).get("action"));
        Path broken = new Fixture(folder).file("broken.sql", "-- source: broken\nSELECT 1");
        assertTrue(assertThrows(UserError.class, () -> Mapping.read(broken)).getMessage().contains("-- reader: …"));
        assertTrue(assertThrows(UserError.class, () -> Mapping.read(folder.resolve("none.sql"))).getMessage().contains("cannot be read"));
    }
}
