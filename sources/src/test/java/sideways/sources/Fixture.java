// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.finding.Findings;
import sideways.run.Run;
import sideways.sources.store.Store;

/** Invented input in a folder of its own, and a look at what becomes of it. */
final class Fixture {

    final Path folder;

    Fixture(Path folder) {
        this.folder = folder;
    }

    Path file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Path file(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    Read read(Path... inputs) {
        return read(Import.Options.DEFAULT, inputs);
    }

    Read read(Import.Options options, Path... inputs) {
        return read(options, 2, inputs);
    }

    Read read(Import.Options options, int threads, Path... inputs) {
        Run run = Run.seeded(7).threads(threads);
        Imported imported = Import.read(List.of(inputs), options, folder.resolve("store/sideways.duckdb.test"), run);
        return new Read(imported, run);
    }

    /** An import, looked at from a test. */
    static final class Read implements AutoCloseable {
        final Imported imported;
        final Store store;
        final EventLog log;
        final String[] text;

        private Read(Imported imported, Run run) {
            this.imported = imported;
            this.store = imported.store();
            this.log = store.log(run);
            this.text = new String[log.eventCount];
            store.texts().forEach((event, words) -> text[event] = words);
            for (Findings.Source source : imported.sources()) {
                if (source.rows() != source.events() + source.skipped()) {
                    throw new AssertionError("rows do not add up: " + source);
                }
            }
        }

        /** One line per event: who did what to whose event, where and when; {@code ?} is nobody. */
        List<String> story() {
            List<String> story = new ArrayList<>();
            for (int event = 0; event < log.eventCount; event++) {
                String to = log.parent[event] >= 0 ? " to " + log.parent[event] : "";
                to += log.shareOf[event] >= 0 ? " of " + log.shareOf[event] : "";
                to += log.toActor[event] >= 0 ? " at " + log.actorName[log.toActor[event]] : "";
                String who = log.isNobody(event) ? "?" : log.actorName[log.actor[event]];
                String where = log.channel[event] >= 0 ? " in " + log.channelName[log.channel[event]] : "";
                story.add(who + " " + log.actionOf(event).name().toLowerCase(Locale.ROOT) + "s" + to + where);
            }
            return story;
        }

        List<String> urls(int event) {
            return labels(log.urls, event);
        }

        List<String> tags(int event) {
            return labels(log.tags, event);
        }

        private static List<String> labels(Labels labels, int event) {
            return Arrays.stream(labels.label(), labels.offset()[event], labels.offset()[event + 1])
                    .mapToObj(label -> labels.name()[label]).toList();
        }

        List<String> skipped() {
            try {
                Path csv = Files.createTempFile("skipped", ".csv");
                store.writeSkipped(csv);
                List<String> lines = Files.readAllLines(csv);
                Files.delete(csv);
                return lines.subList(1, lines.size());
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
