// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.run.UserError;

/** What a user can type as input: patterns, standard input, mappings of their own. */
class InputsTest {

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(said, true), new PrintWriter(said, true));
    }

    @Test
    void patternsAreOpened() throws IOException {
        for (String name : List.of("b1.csv", "b2.csv", "c.csv", ".b3.csv")) {
            Files.writeString(folder.resolve(name), "x");
        }
        try (Inputs inputs = Inputs.of(List.of(folder + "/b*.csv", "plain"))) {
            assertEquals(List.of(folder.resolve("b1.csv"), folder.resolve("b2.csv"), Path.of("plain")), inputs.paths());
        }
        assertTrue(assertThrows(UserError.class, () -> Inputs.of(List.of(folder + "/d*.csv"))).getMessage().contains("no file in"));
    }

    @Test
    void standardInputIsAFileForAsLongAsItIsRead() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("id,author,text\n1,ann,hi\n".getBytes(StandardCharsets.UTF_8)));
        Path file;
        try (Inputs inputs = Inputs.of(List.of("-", "-"))) {
            assertEquals(1, inputs.paths().size());
            file = inputs.paths().get(0);
            assertTrue(Files.readString(file).contains("ann"));
        } finally {
            System.setIn(before);
        }
        assertFalse(Files.exists(file) || Files.exists(file.getParent()));
    }

    @Test
    void aMappingOfOnesOwn() throws IOException {
        Path mapping = Files.writeString(folder.resolve("kettle.sql"), "-- source: kettle-log\n-- title: Kettles\n-- reader: csv\n-- detect: kettle, litres|cups\n"
                + "-- fields: kettle, who, litres, when = poured_at\nSELECT row, kettle AS item, who AS actor, 'give' AS action, instant(\"when\") AS time, litres AS amount FROM record\n");
        Path table = Files.writeString(folder.resolve("k.csv"), "kettle,who,litres,poured_at\nk1,ann,1.5,2020-01-01\nk2,bob,2,2020-01-02\n");
        assertEquals(0, run("sources", "explain", table.toString(), "--mapping", mapping.toString()), said.toString());
        assertTrue(said.toString().contains("told by its columns kettle, litres") && said.toString().contains("2020-01-01T00:00:00Z"), said.toString());
        assertEquals(0, run("sources", "--mapping", mapping.toString()));
        assertTrue(said.toString().contains("kettle-log"));
        assertEquals(0, run("analyze", table.toString(), "--mapping", mapping.toString(), "-o", folder.resolve("out").toString(), "-q"), said.toString());
        assertTrue(Files.readString(folder.resolve("out/manifest.json")).contains("kettle-log"));
    }
}
