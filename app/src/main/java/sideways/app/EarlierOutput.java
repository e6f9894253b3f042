// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sideways.analysis.Earlier;
import sideways.app.report.FindingsJson;
import sideways.event.EventLog;
import sideways.finding.Findings;
import sideways.graph.GraphBuilder;
import sideways.graph.Projections;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.Folders;
import sideways.sources.store.Store;

/**
 * The folder of an earlier analysis, to go on from: who was in which niche, what the niches were called, who was tied to whom. People
 * are matched by their pseudonyms, for which it takes the key beside that folder.
 *
 * @param revealed whether people have their handles there
 * @param used the largest number any niche of the movement ever had
 */
record EarlierOutput(Path folder, Findings findings, boolean revealed, int used) {

    static EarlierOutput open(Path folder) {
        for (String needed : List.of(OutputFolder.MARK, "findings.json", "members.csv", "sideways.duckdb")) {
            if (!Files.isRegularFile(folder.resolve(needed))) {
                throw new UserError("--since " + folder + " has no " + needed + "; expected the folder of an earlier analyze. Analyze the earlier log first, with -o " + folder + ".");
            }
        }
        try {
            JsonNode manifest = new ObjectMapper().readTree(folder.resolve(OutputFolder.MARK).toFile());
            Findings findings = FindingsJson.read(Files.readAllBytes(folder.resolve("findings.json")));
            int largest = findings.niches().stream().mapToInt(niche -> Integer.parseInt(niche.id())).max().orElse(0);
            return new EarlierOutput(folder, findings, manifest.path("options").path("reveal").asBoolean(), Math.max(largest, manifest.path("nichesNumbered").asInt()));
        } catch (IOException | IllegalArgumentException damaged) {
            throw new UserError("--since " + folder + " cannot be read (" + damaged.getMessage() + "); expected the folder of an earlier analyze, as it was written. Analyze the earlier log again.", damaged);
        }
    }

    /** The key under which people have the same pseudonyms as then; null where they have their handles. */
    Pseudonyms key() {
        if (revealed) {
            return null;
        }
        Path key = Job.keyFile(folder);
        if (!Files.isRegularFile(key)) {
            throw new UserError("--since " + folder + " needs the key of its pseudonyms, " + key + ", which is not there; without it nobody can be told to be the same as then. "
                    + "Put it back, or analyze the earlier log again.");
        }
        return Pseudonyms.read(key);
    }

    /** @param shown what each actor of the log is called, as people were called then; empty for nobody */
    Earlier matched(String[] shown, Run run) {
        EventLog then = log(run);
        Map<String, Integer> node = new HashMap<>();
        for (int actor = 0; actor < shown.length; actor++) {
            if (!shown[actor].isEmpty()) {
                node.put(shown[actor], actor);
            }
        }
        int[] nodeOf = new int[then.actorCount];
        int nodes = shown.length;
        int met = 0;
        for (int actor = 0; actor < nodeOf.length; actor++) {
            String name = then.actorName[actor];
            Integer now = name == null ? null : node.get(name);
            met += now != null ? 1 : 0;
            nodeOf[actor] = now != null ? now : nodes++;
            if (name != null) {
                node.put(name, nodeOf[actor]);
            }
        }
        if (met == 0) {
            throw new UserError("nobody in this log is in that of --since " + folder + " (" + findings.input().name() + ", " + findings.input().actors()
                    + " actors); expected an earlier log of the same movement. Leave --since out to analyze this log by itself.");
        }
        GraphBuilder ties = new GraphBuilder(false);
        Projections.forEachTie(then, (event, from, to) -> ties.add(nodeOf[from], nodeOf[to], Math.max(1, then.count[event])));
        Map<Integer, String> names = new TreeMap<>();
        findings.niches().forEach(niche -> names.put(Integer.parseInt(niche.id()), niche.name()));
        return new Earlier(findings.input().name(), ties.build(nodes), niches(node, nodes), names, used);
    }

    private EventLog log(Run run) {
        Path overflow = null;
        try {
            overflow = Files.createTempDirectory("sideways-since");
            try (Store store = Store.openReadOnly(folder.resolve("sideways.duckdb"), overflow, run)) {
                return store.log(run);
            }
        } catch (IOException refused) {
            throw new UserError("the folder for temporary files cannot be written to (" + refused.getMessage() + "); make room there, or set TMPDIR.", refused);
        } finally {
            if (overflow != null) {
                Folders.deleteAll(overflow);
            }
        }
    }

    private int[] niches(Map<String, Integer> node, int nodes) {
        int[] niche = new int[nodes];
        try (CsvReader<NamedCsvRecord> members = CsvReader.builder().ofNamedCsvRecord(folder.resolve("members.csv"))) {
            for (NamedCsvRecord member : members) {
                Integer at = node.get(member.getField(0));
                String number = member.getField("niche");
                if (at != null && !number.isEmpty()) {
                    niche[at] = Integer.parseInt(number);
                }
            }
        } catch (IOException | RuntimeException damaged) {
            throw new UserError("members.csv in --since " + folder + " cannot be read (" + damaged.getMessage() + "); expected it as analyze wrote it. Analyze the earlier log again.", damaged);
        }
        return niche;
    }
}
