// SPDX-License-Identifier: Apache-2.0
/**
 * Movements and graphs made up, with known truth. In: how many niches, how sideways, how mixed. Out: a log
 * or a graph and what was planted in it, to test and time measures against and to show what a report looks
 * like. Start at {@link sideways.simulate.SyntheticMovement} for logs, at
 * {@link sideways.simulate.PlantedGraph} for graphs.
 */
package sideways.simulate;
