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
    void writesSevenTables() throws Exception {
        Tables.write(SampleFindings.rich(), folder);
        for (String name : List.of("findings.csv", "niches.csv", "actors.csv", "cascades.csv", "crossings.csv", "tracks.csv", "groups.csv")) {
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
    void crossingsAndTracksStandInTables() {
        String crossings = Tables.crossings(SampleFindings.rich());
        assertTrue(crossings.startsWith("kind,a,b,common,expected,q,fisherExpected,fisherQ,words\nniches,6,7,42,3.5,0.000000001,,,crunch\n"), crossings);
        assertTrue(crossings.endsWith("channels,baking,gardening,60,20.25,0.001,12.5,0.00000000000000000001,rhubarb\n"), crossings);
        List<String> tracks = Tables.tracks(SampleFindings.rich()).lines().toList();
        assertTrue(tracks.contains("5,5,4,2015-05-05T03:12:00Z,2015-06-05T03:11:00Z,0,merged 2,word5"), tracks.toString());
        assertTrue(tracks.contains("3,3,2,2015-03-05T03:12:00Z,2015-04-05T03:11:00Z,240,born,word3"), tracks.toString());
        assertTrue(Tables.niches(SampleFindings.rich()).contains(",7\n"), "niche 6 shares members with niche 7");
        assertTrue(Tables.crossings(SampleFindings.hostile()).lines().count() >= 4);
    }

    @Test
    void groupsStandInATable() {
        assertEquals("group,accounts,pairs,density,window,objects,days,q,first,last,kinds,members\n1,20,171,0.9,60,14,5,0.000000000001,"
                + "2015-03-01T08:00:00Z,2015-04-11T21:30:20Z,11 links; 3 wordings,actor-10; actor-11; actor-12\n", Tables.groups(SampleFindings.rich()));
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
