// SPDX-License-Identifier: Apache-2.0
/**
 * Ours beside others. In: a definition that names a graph and engines. Out: a Markdown table of time,
 * memory and quality, for {@code bench/records}. Start at {@link sideways.bench.Main}.
 *
 * <p>Every engine runs in a process of its own, so that none warms, fills or slows the memory of another,
 * and the processes take turns, so that a busy minute of the machine falls on all of them.
 */
package sideways.bench;
