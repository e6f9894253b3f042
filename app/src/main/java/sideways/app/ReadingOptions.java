// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import sideways.sources.Import;
import sideways.sources.Mapping;

/** How inputs are read, for every command that reads logs. */
final class ReadingOptions {

    @Option(names = "--map", paramLabel = "COLUMN=FIELD", split = ",",
            description = "Which field of a table or ndjson is the actor, item, text, time, parent, channel …; what is not named is guessed.")
    Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--mapping", paramLabel = "FILE", description = "Own mapping (.sql), tried before the built-in ones; may be given several times.")
    List<Path> mappings = new ArrayList<>();

    @Option(names = "--source", paramLabel = "NAME", defaultValue = "", description = "Source of all inputs, where telling it from the bytes fails.")
    String source;

    @Option(names = "--channel", paramLabel = "NAME", defaultValue = "", description = "Channel of events whose source names none, such as a board.")
    String channel;

    Import.Options reading() {
        return Import.Options.DEFAULT.withSource(source).withColumns(columns).withChannel(channel)
                .withMappings(mappings.stream().map(Mapping::read).toList());
    }
}
