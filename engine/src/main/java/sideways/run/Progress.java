// SPDX-License-Identifier: Apache-2.0
package sideways.run;

/** Where news of a run goes. Called from any thread; implementations must be quick and thread-safe. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = (stage, done, total) -> { };

    /**
     * @param stage what is being done, as a user would say it: "Finding niches"
     * @param done how much of it is done, in units of the stage's own
     * @param total how much there is, or 0 while that is unknown
     */
    void report(String stage, long done, long total);
}
