// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import sideways.run.UserError;

/** How people are called in what is written. */
final class PeopleOptions {

    @Option(names = "--reveal", description = "Show handles instead of pseudonyms.")
    boolean reveal;

    @Option(names = "--key", paramLabel = "FILE", description = "Key of an earlier run, to give the same people the same pseudonyms.")
    Path key;

    @Option(names = {"--pseudonymise", "--pseudonymize"}, description = "Take people's names out of texts and links too, and put the same pseudonyms there.")
    boolean pseudonymise;

    @Option(names = "--forget", paramLabel = "ID", description = "Read the log without this person: handle, or pseudonym with --key. May be given several times.")
    List<String> forget = new ArrayList<>();

    @Option(names = "--forget-file", paramLabel = "FILE", description = "The same for many, one a line.")
    Path forgetFile;

    /** What was asked for in one piece. */
    People people() {
        if (reveal && pseudonymise) {
            throw new UserError("--reveal and --pseudonymise contradict each other; leave one of them out.");
        }
        return new People(reveal, key, pseudonymise, Forgetting.ids(forget, forgetFile));
    }
}
