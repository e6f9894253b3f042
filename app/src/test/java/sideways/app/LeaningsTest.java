// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.app.report.FindingsJson;
import sideways.finding.Finding;
import sideways.finding.Findings;

class LeaningsTest {

    @TempDir
    Path folder;

    private String said = "";

    private int analyze(String leanings) throws IOException {
        StringBuilder log = new StringBuilder("id,author,parent,created,text\n");
        for (int i = 0; i < 400; i++) {
            int who = i * 7 % 40;
            // one answer in ten goes to the other side; people of a side are all even or all odd
            int before = i < 40 ? -1 : i - 40 + (i % 10 == 0 ? 1 : 0);
            log.append(i).append(",p").append(i < 40 ? i : (before + 2 - (i % 10 == 0 ? 1 : 0)) % 40).append(',').append(before < 0 ? "" : before % 40).append(",2024-01-01T00:").append(String.format("%02d:%02d", i / 60, i % 60)).append(",words\n");
        }
        StringWriter out = new StringWriter();
        int code = Main.run(new String[] {"analyze", Files.writeString(folder.resolve("log.csv"), log).toString(), "-o", folder.resolve("out").toString(), "--leanings", Files.writeString(folder.resolve("sides.csv"), leanings).toString()},
                new PrintWriter(out, true), new PrintWriter(out, true));
        said = out.toString();
        return code;
    }

    @Test
    void given_sides_are_measured_beside_both_nulls() throws IOException {
        StringBuilder sides = new StringBuilder("actor,leaning\n");
        for (int i = 0; i < 40; i++) {
            sides.append('p').append(i).append(',').append(i % 2 == 0 ? "-1" : "0.5").append('\n');
        }
        assertEquals(0, analyze(sides.toString()), said);
        Findings found = FindingsJson.read(Files.readAllBytes(folder.resolve("out/findings.json")));
        Finding given = found.find("pol.ei", "given-sides").orElseThrow();
        assertTrue(given.isMeasured() && given.value() < given.nullValue() - 0.3, given.value() + " " + given.method());
        assertTrue(given.method().contains("sides dealt anew") && given.method().contains("random graphs"), given.method());
    }

    @Test
    void one_clear_error_for_what_is_no_leaning() throws IOException {
        assertEquals(2, analyze("who,side\np1,left\n"));
        assertTrue(said.contains("has the columns who, side"), said);
        assertEquals(2, analyze("actor,leaning\np1,left\n"));
        assertTrue(said.contains("line 2 says \"left\""), said);
        assertEquals(2, analyze("actor,leaning\np1,1\np1,-1\n"));
        assertTrue(said.contains("line 3 says another leaning"), said);
        assertEquals(2, analyze("actor,leaning\nnobody-here,1\n"));
        assertTrue(said.contains("names none of the log's actors"), said);
        assertEquals(2, analyze("actor,leaning\n"));
        assertTrue(said.contains("tells no leaning"), said);
        assertFalse(Files.exists(folder.resolve("out")), "nothing is left behind");
    }
}
