// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import sideways.event.EventLog;
import sideways.finding.Findings;

/**
 * One folder of invented files per source, in {@code test/resources/sideways/sources/fixtures}, and in its
 * {@code expected.txt}, written by hand, what must become of them:
 * <pre>
 * file PATH SOURCE ROWS SKIPPED      one line per file
 * channel NAME                       as if --channel were given
 * key FIELD                          a field without which a row says nothing; it may cost rows
 * reason WORDS                       words of a reason why a row is skipped, for each skipped row
 * event TIME WHO ACTION to N of N at WHOM in CHANNEL "TEXT" {more}     in canonical order, N counted from 0
 * </pre>
 * {@code -Dsideways.fixture=discord,discourse} runs these alone.
 */
class FormatsTest {

    private static final String REPEATED = "the same item stands elsewhere";

    @TempDir
    Path folder;

    /** What a fixture's expected.txt says. */
    record Expected(Path folder, Map<Path, Findings.Source> files, String channel, Set<String> keys, List<String> reasons, List<String> events) {

        private static Expected read(Path folder) {
            Map<Path, Findings.Source> files = new LinkedHashMap<>();
            String channel = "";
            Set<String> keys = new LinkedHashSet<>();
            List<String> reasons = new ArrayList<>();
            List<String> events = new ArrayList<>();
            for (String line : lines(folder.resolve("expected.txt"))) {
                String rest = line.substring(line.indexOf(' ') + 1);
                switch (line.split(" ")[0]) {
                    case "file" -> {
                        String[] word = rest.split(" ");
                        long rows = Long.parseLong(word[2]);
                        long skipped = Long.parseLong(word[3]);
                        Path file = folder.resolve(word[0]);
                        files.put(file, new Findings.Source(file.getFileName().toString(), word[1], rows, rows - skipped, skipped));
                    }
                    case "channel" -> channel = rest;
                    case "key" -> keys.add(rest);
                    case "reason" -> reasons.add(rest);
                    case "event" -> events.add(rest);
                    default -> throw new AssertionError(folder + " has the line " + line);
                }
            }
            return new Expected(folder, files, channel, keys, reasons, events);
        }

        Import.Options options() {
            return Import.Options.DEFAULT.withChannel(channel);
        }

        private Path[] inputs() {
            return files.keySet().toArray(Path[]::new);
        }

        Set<String> sources() {
            return files.values().stream().map(Findings.Source::source).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static Stream<Expected> fixtures() {
        try {
            Path all = Path.of(FormatsTest.class.getResource("fixtures").toURI());
            List<Path> folders;
            try (Stream<Path> entries = Files.list(all)) {
                folders = entries.sorted().toList();
            }
            String only = System.getProperty("sideways.fixture", "");
            return folders.stream().filter(folder -> only.isEmpty() || Arrays.asList(only.split(",")).contains(folder.getFileName().toString())).map(Expected::read);
        } catch (IOException | URISyntaxException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Stream<DynamicTest> each(java.util.function.Consumer<Expected> test) {
        return fixtures().map(fixture -> DynamicTest.dynamicTest(fixture.folder.getFileName().toString(), () -> test.accept(fixture)));
    }

    @TestFactory
    Stream<DynamicTest> becomesEvents() {
        return each(fixture -> {
            try (var read = new Fixture(folder).read(fixture.options(), fixture.inputs())) {
                assertEquals(String.join("\n", fixture.events), String.join("\n", told(read)));
                assertEquals(fixture.files.values().stream().sorted((a, b) -> a.file().compareTo(b.file())).toList(), read.imported.sources());
                List<String> skipped = read.skipped();
                assertEquals(fixture.reasons.size(), skipped.size(), skipped.toString());
                for (String reason : fixture.reasons) {
                    assertTrue(skipped.stream().anyMatch(line -> line.contains(reason)), reason + " is none of " + skipped);
                }
            }
        });
    }

    /** One line per event, as in expected.txt. */
    private static List<String> told(Fixture.Read read) {
        EventLog log = read.log;
        List<String> told = new ArrayList<>();
        for (int event = 0; event < log.eventCount; event++) {
            StringBuilder line = new StringBuilder(log.timeMillis[event] == EventLog.NO_TIME ? "-" : Instant.ofEpochMilli(log.timeMillis[event]).toString());
            line.append(' ').append(log.isNobody(event) ? "?" : log.actorName[log.actor[event]]);
            line.append(' ').append(log.actionOf(event).name().toLowerCase(java.util.Locale.ROOT));
            line.append(log.parent[event] >= 0 ? " to " + log.parent[event] : "");
            line.append(log.shareOf[event] >= 0 ? " of " + log.shareOf[event] : "");
            line.append(log.toActor[event] >= 0 ? " at " + log.actorName[log.toActor[event]] : "");
            line.append(log.channel[event] >= 0 ? " in " + log.channelName[log.channel[event]] : "");
            line.append(read.text[event] == null ? "" : " \"" + read.text[event].replace("\n", " / ") + "\"");
            List<String> more = new ArrayList<>();
            more.addAll(read.urls(event));
            read.tags(event).forEach(tag -> more.add("#" + tag));
            if (!Double.isNaN(log.amount[event])) {
                more.add("amount " + log.amount[event]);
            }
            if (log.count[event] != 1) {
                more.add("count " + log.count[event]);
            }
            if (log.has(event, EventLog.ANONYMOUS)) {
                more.add("anonymous");
            }
            if (log.has(event, EventLog.DELETED)) {
                more.add("deleted");
            }
            if (log.has(event, EventLog.PARENT_MISSING)) {
                more.add("missing");
            }
            told.add(line + (more.isEmpty() ? "" : " {" + String.join(", ", more) + "}"));
        }
        return told;
    }

    @Test
    void everySourceHasAFixture() {
        assumeTrue(System.getProperty("sideways.fixture") == null, "only some fixtures are asked for");
        Set<String> tried = fixtures().flatMap(fixture -> fixture.sources().stream()).collect(Collectors.toSet());
        Set<String> untried = new TreeSet<>(Mappings.builtIn().all().stream().filter(mapping -> mapping.leftOut().isEmpty()).map(Mapping::source).toList());
        untried.removeAll(tried);
        // these are tried in SourcesTest, which came first, GraphSourcesTest and ParquetTest
        untried.removeAll(Set.of("sideways-parquet", "sideways-events", "reddit-comments", "reddit-posts", "4chan-threads", "4chan-table", "kickstarter",
                "something-awful", "gexf", "edges", "ties-table", "table", "graph"));
        assertEquals(Set.of(), untried);
    }

    @Test
    void everySourceIsInTheManual() throws IOException {
        String manual = Files.readString(Path.of(System.getProperty("sideways.root"), "docs", "sources.md"));
        List<String> missing = Mappings.builtIn().all().stream().map(Mapping::source).filter(source -> !manual.contains("`" + source + "`")).toList();
        assertEquals(List.of(), missing);
    }

    /** Files of one row a line, backwards: the same log, bit by bit. */
    @TestFactory
    Stream<DynamicTest> orderOfRowsLeavesNoTrace() {
        return each(fixture -> {
            List<Path> turned = new ArrayList<>();
            fixture.files.forEach((path, file) -> {
                List<String> lines = new ArrayList<>(text(path).lines().toList());
                int header = lines.size() == file.rows() + 1 ? 1 : 0;
                boolean isDocument = file.file().endsWith(".json") || file.file().endsWith(".html");
                if (!isDocument && lines.size() - header == file.rows()) {
                    Collections.reverse(lines.subList(header, lines.size()));
                }
                turned.add(new Fixture(folder).file("turned/" + path.getParent().getFileName() + "/" + file.file(), String.join("\n", lines) + "\n"));
            });
            byte[] digest;
            try (var read = new Fixture(folder).read(fixture.options(), fixture.inputs())) {
                digest = read.store.digest();
            }
            try (var read = new Fixture(folder).read(fixture.options(), 3, turned.toArray(Path[]::new))) {
                assertArrayEquals(digest, read.store.digest());
                assertEquals(fixture.files.values().stream().sorted((a, b) -> a.file().compareTo(b.file())).toList(), read.imported.sources());
            }
        });
    }

    /** The same file once per field, without that field: every row must still be there. */
    @TestFactory
    Stream<DynamicTest> losingAnyFieldButTheKeysLosesNoRow() {
        return each(fixture -> fixture.sources().forEach(source -> {
            Map<String, List<String>> variants = new LinkedHashMap<>();
            Set<String> reasons = new LinkedHashSet<>(fixture.reasons);
            reasons.add(REPEATED);
            Mapping mapping = Mappings.builtIn().named(source);
            fixture.files.forEach((path, file) -> {
                for (String field : new TreeSet<>(mapping.paths().values())) {
                    Path lost = !file.source().equals(source) || fixture.keys.contains(field) ? null : Without.field(path, field, mapping, folder.resolve(source));
                    if (lost != null) {
                        variants.put(lost.getFileName().toString(), List.of(Long.toString(file.rows()), field));
                    }
                }
            });
            if (variants.isEmpty()) {
                return;
            }
            Path[] inputs = variants.keySet().stream().map(folder.resolve(source)::resolve).toArray(Path[]::new);
            try (var read = new Fixture(folder).read(fixture.options().withSource(source), inputs)) {
                for (Findings.Source file : read.imported.sources()) {
                    List<String> about = variants.get(file.file());
                    assertEquals(about.get(0), Long.toString(file.rows()), "rows of " + file + " without " + about.get(1));
                }
                for (String line : read.skipped()) {
                    assertTrue(reasons.stream().anyMatch(line::contains), line + " of " + variants.get(line.substring(0, line.indexOf(',')).replace("\"", "")));
                }
            }
        }));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }
}
