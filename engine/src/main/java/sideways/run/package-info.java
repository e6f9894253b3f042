// SPDX-License-Identifier: Apache-2.0
/**
 * How work is carried out: random streams, threads in fixed blocks, progress, cancelling, memory.
 *
 * <p>Every measure takes a {@link sideways.run.Run} as its last argument and nothing else from its
 * surroundings. For one randomSeed a run gives the same bits on any number of threads: random streams
 * are keyed by (purpose, index) and sums belong to blocks of fixed size, never to threads.
 */
package sideways.run;
