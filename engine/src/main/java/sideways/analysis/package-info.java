// SPDX-License-Identifier: Apache-2.0
/**
 * The main job: a log in, findings out.
 *
 * <p>In: an {@link sideways.event.EventLog} with its words. Out: {@link sideways.finding.Findings}. Each
 * class here asks one of the report's questions, calls the measures and says what the numbers rest on;
 * no measure is defined here. Start at {@link sideways.analysis.Analysis}.
 */
package sideways.analysis;
