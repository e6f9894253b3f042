// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How people are called in what is written. */
final class PeopleOptions {

    @Option(names = "--reveal", description = "Show handles instead of pseudonyms.")
    boolean reveal;

    @Option(names = "--key", paramLabel = "FILE", description = "Key of an earlier run, to give the same people the same pseudonyms.")
    Path key;
}
