// SPDX-License-Identifier: Apache-2.0
/**
 * Altruism or anonymity: signals of the two camps, and in which of them a movement is.
 *
 * <p>In: an {@link sideways.event.EventLog}, its {@link sideways.event.Words}, word lists, and what a text model makes of each text
 * ({@link sideways.measure.camp.TextLean}). Out: {@link sideways.measure.camp.CampSignals} as evidence, and
 * {@link sideways.measure.camp.CampScore}: chances with intervals and a verdict that may abstain. Two axes, never one: a movement can be in both camps.
 * Anonymity is not mischief (people give anonymously too), so what a platform brings about weighs little.
 */
package sideways.measure.camp;
