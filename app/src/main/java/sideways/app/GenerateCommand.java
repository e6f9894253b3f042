// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sideways.run.Run;
import sideways.run.UserError;
import sideways.simulate.SyntheticMovement;

/** {@code sideways generate -o FILE}: a synthetic movement as a file, and its truth beside it. */
@Command(name = "generate", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Write a synthetic movement with known truth, to test this or another tool on.")
final class GenerateCommand implements Callable<Integer> {

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true, description = "File to write, one JSON event a line; the truth goes to FILE.truth.json.")
    Path output;

    @Option(names = "--niches", paramLabel = "SIZE", split = ",", description = "Members of each niche, such as 300,200,100.")
    int[] niches = SyntheticMovement.Options.DEMO.nicheSizes();

    @Option(names = "--posts", paramLabel = "N", defaultValue = "1400", description = "Posts that start a thread. Default: ${DEFAULT-VALUE}.")
    int threads;

    @Option(names = "--replies", paramLabel = "MEAN", defaultValue = "9", description = "Mean replies to a post. Default: ${DEFAULT-VALUE}.")
    double replies;

    @Option(names = "--sideways", paramLabel = "SHARE", defaultValue = "0.62", description = "Chance that a reply answers a reply. Default: ${DEFAULT-VALUE}.")
    double sideways;

    @Option(names = "--crossing", paramLabel = "SHARE", defaultValue = "0.12", description = "Chance that a reply comes from another niche. Default: ${DEFAULT-VALUE}.")
    double crossing;

    @Option(names = "--anonymous", paramLabel = "SHARE", defaultValue = "0.15", description = "Chance that a reply is anonymous. Default: ${DEFAULT-VALUE}.")
    double anonymous;

    @Option(names = "--giving", paramLabel = "SHARE", defaultValue = "0.04", description = "Chance that a reply comes with a gift. Default: ${DEFAULT-VALUE}.")
    double giving;

    @Option(names = "--random-seed", paramLabel = "N", defaultValue = "1", description = "One seed gives one movement. Default: ${DEFAULT-VALUE}.")
    long randomSeed;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        SyntheticMovement.Options options;
        try {
            options = new SyntheticMovement.Options(niches, threads, replies, sideways, crossing, anonymous, giving);
        } catch (IllegalArgumentException wrong) {
            throw new UserError(wrong.getMessage() + ".", wrong);
        }
        SyntheticMovement movement = SyntheticMovement.generate(options, Run.seeded(randomSeed));
        Path truth = output.resolveSibling(output.getFileName() + ".truth.json");
        try {
            SyntheticLog.write(movement, output);
            SyntheticLog.writeTruth(movement, randomSeed, truth);
        } catch (IOException refused) {
            throw new UserError(output + " cannot be written (" + refused.getMessage() + "); choose another file with -o.", refused);
        }
        spec.commandLine().getOut().printf("%d events of %d actors in %d niches: %s%nTruth: %s%n", movement.rows().size(),
                Arrays.stream(niches).sum(), niches.length, output, truth);
        return 0;
    }
}
