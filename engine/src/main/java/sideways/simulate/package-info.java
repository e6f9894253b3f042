// SPDX-License-Identifier: Apache-2.0
/**
 * Movements made up, with known truth. In: how many niches, how sideways, how anonymous. Out: a log and
 * what was planted in it, to test measures against and to show what a report looks like. Start at
 * {@link sideways.simulate.SyntheticMovement}.
 */
package sideways.simulate;
