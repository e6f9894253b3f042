// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import sideways.analysis.Analysis;
import sideways.app.report.FindingsJson;
import sideways.app.report.ReportHtml;
import sideways.app.report.Tables;
import sideways.event.EventLog;
import sideways.event.Hosts;
import sideways.event.SentenceVectors;
import sideways.event.Words;
import sideways.finding.Findings;
import sideways.language.CampText;
import sideways.language.Lexicon;
import sideways.language.MiniLm;
import sideways.language.Tokenizer;
import sideways.measure.camp.CampSignals;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.sources.Import;
import sideways.sources.Imported;
import sideways.sources.Mapping;
import sideways.sources.store.Store;
import sideways.sources.write.GexfWriter;
import sideways.sources.write.NodeAttribute;

/**
 * The main job, end to end: files in, one folder out.
 *
 * <p>The folder holds {@code report.html}, {@code findings.json}, CSV tables, {@code members.csv} (the
 * niche of every actor), {@code graph.gexf}, {@code sideways.duckdb}, {@code events.parquet},
 * {@code skipped.csv} and {@code manifest.json}. Beside it, in {@code <folder>.key}, lies the key that
 * ties pseudonyms to handles; the folder can be passed on, the key should not be.
 */
final class Job {

    /**
     * @param output folder to write
     * @param reading how to read the inputs
     * @param reveal show handles instead of pseudonyms
     * @param key key file of an earlier run, or null
     * @param lexicons word lists in place of the built-in ones, by name
     * @param since folder of an earlier analysis whose niches go on, or null
     * @param embeddings let sentence embeddings have a say in what niches are called and shown by
     * @param pseudonymise take names out of texts and links too
     * @param forget who is to be left out, by handle or pseudonym
     * @param leanings table of which way people lean, or null
     * @param truth adds what was planted, for a synthetic movement; null for a real one
     */
    record Settings(List<Path> inputs, Path output, Import.Options reading, boolean reveal, Path key, Map<String, Path> lexicons, Path since, boolean embeddings, Truth truth, boolean pseudonymise, List<String> forget, Path leanings) {

        /** Names by counts of words alone. */
        Settings(List<Path> inputs, Path output, Import.Options reading, boolean reveal, Path key, Map<String, Path> lexicons, Truth truth) {
            this(inputs, output, reading, reveal, key, lexicons, null, false, truth);
        }

        /** Texts as they are, and nobody left out. */
        Settings(List<Path> inputs, Path output, Import.Options reading, boolean reveal, Path key, Map<String, Path> lexicons, Path since, boolean embeddings, Truth truth) {
            this(inputs, output, reading, reveal, key, lexicons, since, embeddings, truth, false, List.of(), null);
        }

        Settings with(People people) {
            return new Settings(inputs, output, reading, people.reveal(), people.key(), lexicons, since, embeddings, truth, people.pseudonymise(), people.forget(), leanings);
        }

        Settings leaning(Path table) {
            return new Settings(inputs, output, reading, reveal, key, lexicons, since, embeddings, truth, pseudonymise, forget, table);
        }

        People people() {
            return new People(reveal, key, pseudonymise, forget);
        }
    }

    /** Compares what was found with what is known. */
    @FunctionalInterface
    interface Truth {
        List<Findings.Planted> compare(EventLog log, Analysis.Outcome outcome);
    }

    private static final int EXCERPT_LETTERS = 160;
    private static final List<String> LEXICONS = List.of("prosocial", "mischief", "request");

    private final Settings settings;
    private final Run run;
    private Set<String> forgotten = Set.of();
    private Leanings leanings;

    private Job(Settings settings, Run run) {
        this.settings = settings;
        this.run = run;
    }

    /** @return the findings written */
    static Findings run(Settings settings, Run run) {
        return new Job(settings, run).run();
    }

    private Findings run() {
        Map<String, Lexicon> lexicons = lexicons();
        leanings = settings.leanings == null ? null : Leanings.read(settings.leanings);
        EarlierOutput earlier = settings.since == null ? null : EarlierOutput.open(settings.since);
        Pseudonyms given = earlier != null ? keyOf(earlier) : settings.key == null ? null : Pseudonyms.read(settings.key);
        // opened before anything long begins: a machine the model does not run on is told at once
        try (MiniLm model = settings.embeddings ? MiniLm.open() : null; OutputFolder folder = OutputFolder.open(settings.output)) {
            Import.Options reading = Forgetting.without(settings.forget, settings.inputs, settings.reading, given, run);
            forgotten = reading.forgotten();
            Imported imported = Import.read(settings.inputs, reading, folder.file("sideways.duckdb"), run);
            Analysis.Outcome outcome;
            Pseudonyms pseudonyms;
            try (Store store = imported.store()) {
                pseudonyms = given != null ? given : Pseudonyms.ofLog(store.digest(), run.randomSeed());
                outcome = analyze(folder, imported, store, lexicons, pseudonyms, earlier, model);
            }
            writeManifest(folder, model == null ? "" : model.model(), outcome.usedNumber());
            run.checkpoint();
            folder.keep();
            if (!settings.reveal && settings.key == null) {
                pseudonyms.write(keyFile(settings.output));
            }
            return outcome.findings();
        } catch (IOException broken) {
            throw new UserError("the output cannot be written (" + broken.getMessage() + "); is the disk full, or may you not write to "
                    + settings.output.toAbsolutePath().getParent() + "? Nothing was kept.", broken);
        }
    }

    /** The key lies beside the folder, so that passing the folder on does not pass the key on. */
    static Path keyFile(Path output) {
        Path whole = output.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + ".key");
    }

    /** Of the earlier analysis, so that the same people are called the same; none where both show handles. */
    private Pseudonyms keyOf(EarlierOutput earlier) {
        if (settings.key != null) {
            throw new UserError("--key and --since were given; --since brings the key beside " + settings.since + " with it. Leave one of them out.");
        }
        if (settings.reveal != earlier.revealed()) {
            throw new UserError("--since " + settings.since + " was made " + (earlier.revealed() ? "with" : "without") + " --reveal, and this run is not; people can be matched only where both show "
                    + "handles or both pseudonyms. " + (earlier.revealed() ? "Add --reveal." : "Leave --reveal out."));
        }
        return earlier.key();
    }

    private Analysis.Outcome analyze(OutputFolder folder, Imported imported, Store store, Map<String, Lexicon> lexicons, Pseudonyms pseudonyms,
            EarlierOutput earlier, SentenceVectors vectors) throws IOException {
        EventLog log = store.log(run);
        Set<String> handles = new HashSet<>();
        for (String name : log.actorName) {
            if (name != null) {
                handles.add(name.toLowerCase(Locale.ROOT));
            }
        }
        Words words = Tokenizer.words(store.texts(), log.eventCount, handles::contains, run);
        refuseIfTooLarge(log, words);
        boolean english = Tokenizer.isEnglish(words);
        CampSignals.Lexicon lists = new CampSignals.Lexicon(match("prosocial", lexicons, words, english),
                match("mischief", lexicons, words, english), match("request", lexicons, words, english));
        String[] shown = new String[log.actorCount];
        for (int actor = 0; actor < shown.length; actor++) {
            shown[actor] = log.actorName[actor] == null ? "" : settings.reveal ? log.actorName[actor] : pseudonyms.of(log.actorName[actor]);
        }
        Analysis.Provenance from = new Analysis.Provenance(inputName(), imported.sources(), imported.skipped(), settings.truth != null,
                actor -> shown[actor], examples(store));
        Analysis.Outcome outcome = Analysis.of(log, words, lists, from, new Analysis.Aids(vectors == null ? null : new Analysis.Embedding(vectors, store::texts),
                earlier == null ? null : earlier.matched(shown, run), english ? textModel(words) : null, leanings == null ? null : leanings.of(log)), Analysis.Options.DEFAULT, run);
        if (settings.truth != null) {
            outcome = outcome.with(outcome.findings().withPlanted(settings.truth.compare(log, outcome)));
        }
        Findings findings = outcome.findings();
        run.report("Writing the report", 0, 1);
        Files.write(folder.file("findings.json"), FindingsJson.write(findings));
        Files.writeString(folder.file("report.html"), ReportHtml.render(findings));
        Tables.write(findings, folder.partial());
        writeMembers(folder.file("members.csv"), outcome, outcome.ofItems() ? itemsOfAuthors(log, store, shown) : shown);
        writeGraph(folder.file("graph.gexf"), log, outcome, shown);
        settings.people().rename(store, shown, settings.reveal ? null : pseudonyms, forgotten);
        store.writeSkipped(folder.file("skipped.csv"));
        store.exportParquet(folder.file("events.parquet"), run);
        run.report("Writing the report", 1, 1);
        return outcome;
    }

    /** Examples carry their items' ids; people's words are shown only where handles are. */
    private Analysis.Items examples(Store store) {
        return new Analysis.Items() {
            @Override
            public String id(int event) {
                return store.item(event);
            }

            @Override
            public String link(String url) {
                return settings.reveal ? url : Hosts.of(url);
            }

            @Override
            public String excerpt(int event) {
                return settings.reveal ? beginning(store.text(event)) : "";
            }
        };
    }

    private static String beginning(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= EXCERPT_LETTERS ? line
                : line.substring(0, line.offsetByCodePoints(0, EXCERPT_LETTERS)).stripTrailing() + "…";
    }

    /** Where hardly anybody is named, an author who is nobody has one item, which stands for it. */
    private static String[] itemsOfAuthors(EventLog log, Store store, String[] shown) {
        String[] items = store.items();
        String[] item = shown.clone();
        for (int event = 0; event < log.eventCount; event++) {
            if (log.isNobody(event)) {
                item[log.actor[event]] = items[event] == null ? "event " + event : items[event];
            }
        }
        return item;
    }

    private Analysis.TextModel textModel(Words words) {
        CampText model = CampText.builtIn();
        return new Analysis.TextModel(model.lean(words, run), model.calibration());
    }

    /** Which words are in a list; null where the built-in English list meets another language. */
    private boolean[] match(String name, Map<String, Lexicon> lexicons, Words words, boolean english) {
        return english || settings.lexicons.containsKey(name) ? lexicons.get(name).match(words) : null;
    }

    private void refuseIfTooLarge(EventLog log, Words words) {
        long needed = Analysis.memoryBytes(log, words, run.threads()) + (settings.embeddings ? MiniLm.MEMORY_BYTES : 0);
        long heap = Runtime.getRuntime().maxMemory();
        run.report(String.format(Locale.ROOT, "%,d events, %,d actors, %,d words: about %,d MB of %,d MB memory", log.eventCount,
                log.actorCount, words.word().length, needed >> 20, heap >> 20), 0, 0);
        if (needed > heap) {
            throw new UserError(String.format(Locale.ROOT, "this run needs about %.1f GB (%,d events, %,d actors, %,d words, %d threads) and may use %.1f GB. "
                    + "Try fewer --threads, or set SIDEWAYS_JAVA_OPTIONS=-Xmx%dg.", needed / 1e9, log.eventCount, log.actorCount, words.word().length,
                    run.threads(), heap / 1e9, 1 + needed / 1_000_000_000));
        }
    }

    private Map<String, Lexicon> lexicons() {
        for (String name : settings.lexicons.keySet()) {
            if (!LEXICONS.contains(name)) {
                throw new UserError("--lexicon " + name + "=… names no word list; there are " + String.join(", ", LEXICONS) + ".");
            }
        }
        Map<String, Lexicon> lexicons = new LinkedHashMap<>();
        for (String name : LEXICONS) {
            lexicons.put(name, settings.lexicons.containsKey(name) ? Lexicon.read(settings.lexicons.get(name)) : Lexicon.builtIn(name));
        }
        return lexicons;
    }

    private String inputName() {
        Path first = settings.inputs.get(0).toAbsolutePath().normalize().getFileName();
        String name = first == null ? "/" : first.toString();
        int others = settings.inputs.size() - 1;
        return others == 0 ? name : name + " and " + others + (others == 1 ? " other" : " others");
    }

    private static void writeMembers(Path file, Analysis.Outcome outcome, String[] shown) throws IOException {
        List<Integer> order = new ArrayList<>();
        for (int actor = 0; actor < shown.length; actor++) {
            if (!shown[actor].isEmpty()) {
                order.add(actor);
            }
        }
        order.sort(Comparator.comparing((Integer actor) -> -outcome.rank()[actor]).thenComparing(Comparator.naturalOrder()));
        Map<Integer, Map<String, Double>> further = new LinkedHashMap<>();
        outcome.further().forEach(m -> further.computeIfAbsent(m.node(), node -> new LinkedHashMap<>())
                .put(outcome.nicheId(m.community()), m.share()));
        List<Tables.Member> members = new ArrayList<>();
        for (int actor : order) {
            int niche = outcome.nicheOfActor()[actor];
            List<String> levels = new ArrayList<>();
            for (int[] level : outcome.levelOfActor()) {
                levels.add(level[actor] < 0 ? "" : Integer.toString(level[actor] + 1));
            }
            members.add(new Tables.Member(shown[actor], outcome.nicheId(niche), outcome.confidence()[actor], levels,
                    outcome.rank()[actor], further.getOrDefault(actor, Map.of())));
        }
        Files.writeString(file, Tables.members(outcome.ofItems() ? "item" : "actor", outcome.levelNames(), members));
    }

    /** The ties between named actors, with niche and rank, for Gephi. */
    private static void writeGraph(Path file, EventLog log, Analysis.Outcome outcome, String[] shown) throws IOException {
        GexfWriter.write(file, LogGraph.of(log, outcome.interactions(), shown, actors -> {
            String[] niche = new String[actors.length];
            double[] rank = new double[actors.length];
            for (int node = 0; node < actors.length; node++) {
                int number = outcome.nicheOfActor()[actors[node]];
                niche[node] = number < 0 ? null : outcome.nicheId(number);
                rank[node] = outcome.rank()[actors[node]];
            }
            return List.of(NodeAttribute.words("niche", niche), NodeAttribute.numbers("pagerank", rank));
        }));
    }

    /** What this output was made from and with: enough to make it again, nothing that changes when nothing changed. */
    private void writeManifest(OutputFolder folder, String embeddings, int nichesNumbered) throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("sideways", Main.VERSION);
        manifest.put("findingsFormat", Findings.FORMAT);
        manifest.put("randomSeed", run.randomSeed());
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("source", settings.reading.sourceName());
        options.put("map", new java.util.TreeMap<>(settings.reading.columns()));
        options.put("channel", settings.reading.channel());
        options.put("mappings", settings.reading.mappings().stream().map(Mapping::source).toList());
        options.put("reveal", settings.reveal);
        Map<String, String> lists = new java.util.TreeMap<>();
        settings.lexicons.forEach((name, path) -> lists.put(name, sha256(path)));
        options.put("lexicons", lists);
        options.put("pseudonymise", settings.pseudonymise);
        options.put("forgotten", forgotten.size());
        options.put("embeddings", embeddings);
        options.put("since", settings.since == null ? "" : sha256(settings.since.resolve(OutputFolder.MARK)));
        manifest.put("options", options);
        manifest.put("nichesNumbered", nichesNumbered);
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (Path input : settings.inputs) {
            for (Path file : files(input)) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("file", file.getFileName().toString());
                entry.put("bytes", Files.size(file));
                entry.put("sha256", sha256(file));
                inputs.add(entry);
            }
        }
        manifest.put("inputs", inputs);
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(folder.file(OutputFolder.MARK), json.writeValueAsString(manifest).replace("\r\n", "\n") + "\n", StandardCharsets.UTF_8);
    }

    private static List<Path> files(Path input) throws IOException {
        try (Stream<Path> tree = Files.walk(input)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
