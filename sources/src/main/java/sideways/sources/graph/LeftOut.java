// SPDX-License-Identifier: Apache-2.0
package sideways.sources.graph;

/**
 * Rows of one file left out for one reason.
 *
 * @param reason goes on after "line 17": what is wrong and what was expected; never repeats the row
 * @param firstLine the first such row, counted from 1; 0 where the row is not known
 */
public record LeftOut(String file, String reason, long rows, long firstLine) { }
