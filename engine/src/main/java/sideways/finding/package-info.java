// SPDX-License-Identifier: Apache-2.0
/**
 * What was found: one type for every number, and the answers built on them.
 *
 * <p>In: measures' results. Out: {@link sideways.finding.Findings}, the only thing that findings.json,
 * the report, the CSV tables and the command line are written from, so that they cannot disagree.
 * Start at {@link sideways.finding.Finding}.
 */
package sideways.finding;
