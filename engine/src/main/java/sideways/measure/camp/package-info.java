// SPDX-License-Identifier: Apache-2.0
/**
 * Altruism or anonymity: first signals of the two camps, shown as evidence, without a verdict.
 *
 * <p>In: an {@link sideways.event.EventLog}, its {@link sideways.event.Words}, word lists. Out:
 * {@link sideways.measure.camp.CampSignals}. Two axes, never one: a movement can be in both camps.
 * Anonymity is not mischief (people give anonymously too), so behaviour and words are reported apart.
 */
package sideways.measure.camp;
