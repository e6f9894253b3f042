// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {

    @TempDir
    Path folder;

    @Test
    void writesFourTables() throws Exception {
        Tables.write(SampleFindings.rich(), folder);
        for (String name : List.of("findings.csv", "niches.csv", "actors.csv", "cascades.csv")) {
            String text = Files.readString(folder.resolve(name));
            assertTrue(text.endsWith("\n") && !text.contains("\r"), name);
        }
        List<String> findings = Files.readAllLines(folder.resolve("findings.csv"));
        assertEquals(SampleFindings.rich().findings().size() + 1, findings.size());
        assertEquals("id,variant,scope,status,value,low,high,null,n,unit,method,cite", findings.get(0));
        assertTrue(findings.contains("flow.hier,share,movement,too-few,,,,,17,,17 share ties; a hierarchy needs at least 30 to mean anything,"));
        assertTrue(findings.stream().anyMatch(line -> line.startsWith("pol.ei,niches,movement,measured,-0.6241,-0.661,-0.584,-0.21,84000,")), "numbers keep their minus");
    }

    @Test
    void textCannotRunAsAFormula() {
        String actors = Tables.actors(SampleFindings.hostile());
        assertTrue(actors.contains("\n'=cmd|' /C calc'!A0,1,1,"), actors);
        assertTrue(actors.contains("\n'@SUM(A1),2,"), actors);
        assertTrue(actors.contains("\n-5,none,3,"), "a number stays a number");
        assertTrue(Tables.niches(SampleFindings.hostile()).contains("\"'=HYPERLINK(\"\"http://x\"\")\""), Tables.niches(SampleFindings.hostile()));
        assertFalse(Tables.findings(SampleFindings.hostile()).contains(",=") || actors.contains("\n="));
    }
}
