// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever is nobody in the store must be nobody in a graph read past it. */
class NobodyTest {

    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

    @Test
    void theSameNamesAsTheMacrosOfTheStore() throws IOException {
        String macros;
        try (InputStream sql = NobodyTest.class.getResourceAsStream("/sideways/sources/macros.sql")) {
            macros = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
        Set<String> names = new TreeSet<>();
        for (String macro : new String[] {"gone(name)", "nobody(name)"}) {
            int start = macros.indexOf(" IN (", macros.indexOf("CREATE MACRO " + macro));
            Matcher literal = LITERAL.matcher(macros.substring(start, macros.indexOf(") END;", start)));
            while (literal.find()) {
                names.add(literal.group(1));
            }
        }
        assertEquals(names, new TreeSet<>(Nobody.NAMES));
    }

    @Test
    void capitalsAndBlanksMakeNobodyOfThemSomebody() {
        assertEquals(true, Nobody.is(" Anonymous ") && Nobody.is("[DELETED]") && Nobody.is(""));
        assertEquals(false, Nobody.is("anonymous_ann") || Nobody.is("ann"));
    }
}
