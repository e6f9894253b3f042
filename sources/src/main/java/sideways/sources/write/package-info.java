// SPDX-License-Identifier: Apache-2.0
/**
 * Files for other tools. In: graphs and what is known of their nodes. Out: formats Gephi and its kin
 * read, byte for byte the same for the same graph. Start at {@link sideways.sources.write.GexfWriter}.
 */
package sideways.sources.write;
