// SPDX-License-Identifier: Apache-2.0
/**
 * Who acts together: accounts that share the same things at the same time, more often than their timing explains.
 *
 * <p>In: {@link sideways.measure.coordination.Shares}, who shared what when. Out: pairs within a window of time, the
 * network they make, and the pairs and groups that chance does not explain. Start at
 * {@link sideways.measure.coordination.Coordination}.
 *
 * <p>Coordination is not deceit: fans, activists and newsrooms act together too. Nothing here says who is real.
 *
 * <p>Papers: Giglietto et al. 2020 (coordinated link sharing), Righetti and Balluff 2025 (CooRTweet), Pacheco et al. 2021
 * (coordination networks), Benjamini and Hochberg 1995 (false discovery rate).
 */
package sideways.measure.coordination;
