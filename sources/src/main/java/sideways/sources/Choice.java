// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.util.Map;
import java.util.Optional;
import sideways.sources.read.Fields;
import sideways.sources.read.Kind;
import sideways.sources.read.Seen;

/**
 * How one file is read, or why it is not.
 *
 * @param mapping null when the file is left out
 * @param problem why it is left out; empty otherwise
 */
record Choice(Mapping mapping, Fields fields, String problem) {

    /** Name of the mapping whose columns the user names or we guess. */
    static final String TABLE = "table";

    static Choice of(Seen seen, Import.Options options, Mappings mappings) {
        if (seen.kind() == null) {
            return none(seen.problem());
        }
        if (!options.sourceName().isEmpty() && !options.sourceName().equals(TABLE)) {
            Mapping forced = mappings.named(options.sourceName());
            return forced.kinds().contains(seen.kind()) ? plain(forced)
                    : none("is " + seen.kind().label + "; source " + forced.source() + " expects another container");
        }
        Optional<Mapping> fitting = options.columns().isEmpty() && options.sourceName().isEmpty() ? mappings.find(seen) : Optional.empty();
        if (fitting.isPresent()) {
            return plain(fitting.get());
        }
        if (seen.kind() != Kind.CSV && seen.kind() != Kind.JSON && seen.kind() != Kind.PARQUET) {
            return none("is " + seen.kind().label + " of no source we know");
        }
        Map<String, String> columns = Guess.columns(seen.keys(), options.columns());
        String problem = Guess.problem(columns, seen, options.columns());
        Mapping table = mappings.named(TABLE);
        return problem.isEmpty() ? new Choice(table, Fields.at(table.fields(), columns), "") : none(problem);
    }

    private static Choice plain(Mapping mapping) {
        return mapping.leftOut().isEmpty() ? new Choice(mapping, mapping.where(), "") : none(mapping.leftOut());
    }

    private static Choice none(String problem) {
        return new Choice(null, null, problem);
    }
}
