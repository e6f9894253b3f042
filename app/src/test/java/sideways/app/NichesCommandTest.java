// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import sideways.run.UserError;

/** {@code sideways niches} on a ring of cliques, whose niches are plain to see. */
class NichesCommandTest {

    private static final int CLIQUES = 8;
    private static final int MEMBERS = 9;

    @TempDir
    Path folder;

    private String said = "";

    @Test
    void findsTheCliquesAndRanksTheirMembers() throws IOException {
        Map<String, List<String>> members = members(run(ring(), "--threads", "2"));
        assertEquals(CLIQUES * MEMBERS, members.size());
        Map<String, String> nicheOfClique = new HashMap<>();
        double sum = 0;
        for (Map.Entry<String, List<String>> member : members.entrySet()) {
            String clique = member.getKey().substring(0, member.getKey().indexOf('-'));
            String niche = member.getValue().get(0);
            assertEquals(nicheOfClique.computeIfAbsent(clique, none -> niche), niche, member.getKey());
            assertTrue(Double.parseDouble(member.getValue().get(2)) > 0.5, "confidence of " + member);
            sum += Double.parseDouble(member.getValue().get(1));
        }
        assertEquals(CLIQUES, nicheOfClique.values().stream().distinct().count());
        // PageRank is a distribution over the nodes
        assertEquals(1, sum, 1e-9);
        // each clique has C(9,2) = 36 ties, and one joins it to the next
        assertTrue(said.contains("72 nodes, 296 ties (both ways)") && said.contains("8 niches"), said);
    }

    @Test
    void rowsAndThreadsLeaveNoTrace() throws IOException {
        List<String> rows = ring();
        Path first = run(rows, "--threads", "1");
        for (int shuffle = 1; shuffle <= 3; shuffle++) {
            Collections.shuffle(rows, new Random(shuffle));
            assertEquals(-1, Files.mismatch(first, run(rows, "--threads", Integer.toString(shuffle + 1))));
        }
    }

    @Test
    void aSavedGraphOpensAsTheSame() throws IOException {
        Path saved = folder.resolve("ring.sgraph");
        Path first = run(ring(), "--quick", "--save-graph", saved.toString());
        Path again = folder.resolve("again.csv");
        assertEquals(0, execute(saved.toString(), "--quick", "-o", again.toString()));
        assertEquals(-1, Files.mismatch(first, again));
        assertTrue(Files.readString(again).lines().skip(1).allMatch(line -> line.endsWith(",")), "a single search knows no confidence");
    }

    @Test
    void aResolutionOfOnesOwn() throws IOException {
        // so fine that no tie is worth a niche: every clique falls apart
        run(ring(), "--resolution", "1000", "--quick");
        assertTrue(said.contains("0 niches of two and more"), said);
        assertTrue(problem("--resolution", "fine").contains("--resolution is \"fine\"; it must be auto or a number above 0"), said);
        assertTrue(problem("--resolution", "-1").contains("it must be auto or a number above 0"), said);
    }

    @Test
    void theSummarySaysHowLargeTheLargestIsAndByWhatModularityIsTold() throws IOException {
        run(ring(), "--quick");
        // a ring of 8 cliques: 9 of 72 nodes each; Q = 8 (36/296 - ((2*36 + 2) / (2*296))^2)
        assertTrue(said.contains("the largest holds 9 nodes, 12.5 %"), said);
        assertTrue(said.contains(String.format(java.util.Locale.ROOT, "Modularity %.4f (at resolution 1", 8 * (36 / 296.0 - Math.pow(74 / 592.0, 2)))), said);
        assertTrue(said.contains("ties.csv was read as an edge list"), said);
    }

    @Test
    void aMissingFolderIsNamedBeforeAnythingIsRead() throws IOException {
        String nowhere = folder.resolve("nowhere/members.csv").toString();
        String wrong = problem("-o", nowhere);
        assertTrue(wrong.contains("the folder " + folder.resolve("nowhere").toAbsolutePath()) && wrong.contains("does not exist"), wrong);
        assertTrue(problem("--format", "dot").contains("it must be edges, gexf, graphml, pajek or metis"), said);
    }

    @Test
    void aGraphWithoutTiesHasNoNichesAndNoModularity() throws IOException {
        Path lonely = folder.resolve("lonely.gexf");
        Files.writeString(lonely, "<gexf><graph><nodes><node id=\"a\"/><node id=\"b\"/></nodes><edges/></graph></gexf>");
        assertEquals(0, execute(lonely.toString()));
        assertTrue(said.contains("Nobody is tied to anybody else") && !said.contains("NaN"), said);
    }

    private String problem(String... options) throws IOException {
        Path file = folder.resolve("ties.csv");
        Files.writeString(file, String.join("\n", ring()));
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(options));
        assertEquals(2, execute(arguments.toArray(String[]::new)));
        return said;
    }

    private static List<String> ring() {
        List<String> rows = new ArrayList<>();
        for (int clique = 0; clique < CLIQUES; clique++) {
            for (int a = 0; a < MEMBERS; a++) {
                for (int b = 0; b < a; b++) {
                    rows.add("c" + clique + "-" + a + ",c" + clique + "-" + b);
                }
            }
            rows.add("c" + clique + "-0,c" + (clique + 1) % CLIQUES + "-1");
        }
        return rows;
    }

    private Path run(List<String> rows, String... options) throws IOException {
        Path file = folder.resolve("ties.csv");
        Files.writeString(file, "source,target\n" + String.join("\n", rows) + "\n");
        Path members = folder.resolve("members" + System.nanoTime() + ".csv");
        List<String> arguments = new ArrayList<>(List.of(file.toString(), "-o", members.toString()));
        arguments.addAll(List.of(options));
        assertEquals(0, execute(arguments.toArray(String[]::new)));
        return members;
    }

    private int execute(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new NichesCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
        line.setExecutionExceptionHandler((wrong, command, parsed) -> {
            out.write(wrong.getMessage());
            return wrong instanceof UserError ? 2 : 1;
        });
        int code = line.execute(arguments);
        said = out.toString();
        return code;
    }

    private static Map<String, List<String>> members(Path file) throws IOException {
        Map<String, List<String>> members = new HashMap<>();
        for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            List<String> cells = List.of(line.split(","));
            members.put(cells.get(0), cells.subList(1, cells.size()));
        }
        return members;
    }
}
