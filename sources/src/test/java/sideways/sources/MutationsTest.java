// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import sideways.finding.Findings;
import sideways.run.Run;
import sideways.run.UserError;

/**
 * Damaged files of every source, {@code -Dsideways.mutations=500} of each (fewer by default): whatever was done to a file, it is read or refused with its name,
 * each of its rows is an event or skipped, and each skipped one is told with a reason. Told from its bytes as well, it is some source or
 * none, and no accident.
 */
class MutationsTest {

    private static final int EACH = Integer.getInteger("sideways.mutations", 16);
    private static final int AT_ONCE = 64;

    @TempDir
    Path folder;

    private record Sample(String source, String name, byte[] bytes, Import.Options options) { }

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        FormatsTest.fixtures().forEach(fixture -> fixture.files().forEach((path, file) ->
                samples.add(new Sample(file.source(), fixture.folder().getFileName() + "-" + file.file(), FormatsTest.bytes(path), fixture.options()))));
        OlderSamples.all().forEach((source, text) -> samples.add(new Sample(source.replaceFirst("/.*", ""), source.replaceFirst(".*/", ""), text.getBytes(java.nio.charset.StandardCharsets.UTF_8), Import.Options.DEFAULT)));
        return samples;
    }

    @TestFactory
    Stream<DynamicTest> damageIsExplained() {
        Map<String, List<Sample>> bySource = new LinkedHashMap<>();
        samples().forEach(sample -> bySource.computeIfAbsent(sample.source, none -> new ArrayList<>()).add(sample));
        return bySource.entrySet().stream().map(source -> DynamicTest.dynamicTest(source.getKey(), () -> damaged(source.getKey(), source.getValue())));
    }

    private void damaged(String source, List<Sample> samples) {
        for (int first = 0; first < EACH; first += AT_ONCE) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (int number = first; number < Math.min(EACH, first + AT_ONCE); number++) {
                Sample sample = samples.get(number % samples.size());
                files.put("torn/" + source + number + "-" + sample.name, Mutations.of(sample.bytes, number));
            }
            readable(samples.get(0).options.withSource(source), new ArrayList<>(files.keySet()), files);
        }
    }

    /** What is refused is refused by name; the others beside it are read all the same, which halving finds. */
    private void readable(Import.Options options, List<String> names, Map<String, byte[]> files) {
        Path[] inputs = names.stream().map(name -> new Fixture(folder).file(name, files.get(name))).toArray(Path[]::new);
        try (var read = new Fixture(folder).read(options, inputs)) {
            long skipped = read.imported.sources().stream().mapToLong(Findings.Source::skipped).sum();
            List<String> told = read.skipped();
            assertFalse(skipped > 0 && told.isEmpty(), skipped + " skipped rows of " + names + " and no reason");
            for (String line : told) {
                assertTrue(line.split(",").length >= 3, "a skipped row says file, line and reason: " + line);
            }
        } catch (UserError refused) {
            assertTrue(refused.getMessage().contains("torn"), refused.getMessage());
            if (System.getProperty("dbg")!=null) System.err.println("REFUSED "+names.size()+" "+refused.getMessage().replaceAll("/\\S*/", ""));
            if (names.size() > 1) {
                readable(options, names.subList(0, names.size() / 2), files);
                readable(options, names.subList(names.size() / 2, names.size()), files);
            }
        } catch (RuntimeException | Error crash) {
            if (names.size() == 1) {
                throw new AssertionError(names.get(0) + " of " + files.get(names.get(0)).length + " bytes", crash);
            }
            readable(options, names.subList(0, names.size() / 2), files);
            readable(options, names.subList(names.size() / 2, names.size()), files);
            throw new AssertionError("together, not alone: " + names, crash);
        }
    }

    @TestFactory
    Stream<DynamicTest> damageIsStillSomeSourceOrNone() {
        return samples().stream().map(sample -> DynamicTest.dynamicTest(sample.source + " " + sample.name, () -> {
            for (int number = 0; number < Math.max(1, EACH / 16); number++) {
                int which = number;
                Path file = new Fixture(folder).file("told/" + sample.source + which + "-" + sample.name, Mutations.of(sample.bytes, which));
                try {
                    Explanation told = Explanation.of(file, sample.options, Run.seeded(1));
                    assertFalse(told.why().isBlank(), "why " + told.source());
                } catch (UserError refused) {
                    assertTrue(refused.getMessage().contains(file.getFileName().toString()), refused.getMessage());
                }
            }
        }));
    }
}
