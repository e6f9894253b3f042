// SPDX-License-Identifier: Apache-2.0
/**
 * The measures, one room per question: community (which niches), diffusion (how things travel),
 * influence (who has the say), polarization (do sides meet), camp (altruism or mischief).
 *
 * <p>A measure takes primitive inputs and a {@link sideways.run.Run}, returns an immutable result that
 * forgets its inputs, and knows no source and no report.
 */
package sideways.measure;
