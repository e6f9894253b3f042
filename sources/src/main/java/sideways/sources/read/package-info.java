// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes into records. In: one file, plain, gzip or zstd. Out: rows of text, one value per field asked
 * for, each with its line number; and for every stretch that could not be read, one sentence saying why.
 *
 * <p>Nothing here knows what a field means, and nothing here throws on bad input: a broken line, a cut
 * file or a foreign encoding costs the rows it hits and no others. Start at
 * {@link sideways.sources.read.RecordReader}; {@link sideways.sources.read.Seen} is the first look at a
 * file that tells which reader fits.
 */
package sideways.sources.read;
