// SPDX-License-Identifier: Apache-2.0
/**
 * Files for other tools. In: graphs with what is known of them, or the events of a store. Out: GEXF, GraphML and tables, byte for
 * byte the same for the same content. Start at {@link sideways.sources.write.GraphDocument} or {@link sideways.sources.write.EventTables}.
 */
package sideways.sources.write;
