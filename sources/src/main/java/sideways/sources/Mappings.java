// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sideways.run.UserError;
import sideways.sources.read.Seen;

/** The sources that can be read, most telling first: the first whose keys are all there is taken. */
public final class Mappings {

    private static final String FOLDER = "/sideways/sources/mappings/";

    private final List<Mapping> own;
    private final List<Mapping> mappings;

    public Mappings(List<Mapping> mappings) {
        this(List.of(), mappings);
    }

    private Mappings(List<Mapping> own, List<Mapping> mappings) {
        this.own = List.copyOf(own);
        this.mappings = List.copyOf(mappings);
    }

    /** These, with a user's own tried first; one that says nothing about how its files look takes all of its containers. */
    public Mappings after(List<Mapping> own) {
        return own.isEmpty() ? this : new Mappings(own, Stream.concat(own.stream(), mappings.stream()).toList());
    }

    /** Those in this jar, in the order of their index. */
    public static Mappings builtIn() {
        return new Mappings(resource(FOLDER + "index").lines().map(String::strip)
                .filter(name -> !name.isEmpty() && !name.startsWith("#"))
                .map(name -> Mapping.parse(resource(FOLDER + name), name)).toList());
    }

    public List<Mapping> all() {
        return mappings;
    }

    public Optional<Mapping> find(Seen seen) {
        return mappings.stream().filter(mapping -> mapping.fits(seen) || takesAll(mapping) && mapping.kinds().contains(seen.kind())).findFirst();
    }

    private boolean takesAll(Mapping mapping) {
        return own.contains(mapping) && mapping.detect().isEmpty() && mapping.line() == null;
    }

    /** @throws UserError naming the nearest source when there is none of this name */
    public Mapping named(String source) {
        return mappings.stream().filter(mapping -> mapping.source().equals(source)).findFirst()
                .orElseThrow(() -> new UserError("unknown source \"" + source + "\"" + Nearest.hint(source,
                        mappings.stream().map(Mapping::source).toList()) + ". All sources: sideways sources"));
    }

    static String resource(String path) {
        try (InputStream stream = Mappings.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + path + " is missing from the jar. This is a fault in Sideways");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException("resource " + path + " cannot be read", broken);
        }
    }
}
