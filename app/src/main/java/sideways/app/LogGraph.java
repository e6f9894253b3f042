// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import sideways.event.EventLog;
import sideways.graph.Graph;
import sideways.graph.NodeNames;
import sideways.graph.Projections;
import sideways.graph.Spans;
import sideways.run.Run;
import sideways.sources.Folders;
import sideways.sources.Import;
import sideways.sources.graph.LoadedGraph;
import sideways.sources.store.Store;
import sideways.sources.write.GraphDocument;
import sideways.sources.write.NodeAttribute;

/** The ties between the named actors of a log, for Gephi and its kin: who answers or passes on whom, how often, from when to when. */
final class LogGraph {

    private LogGraph() { }

    /** Without directions where the log was made from a graph without. */
    static Graph ties(EventLog log) {
        return Projections.runsBothWays(log) ? Projections.mutualInteractions(log) : Projections.interactions(log);
    }

    /**
     * @param ties of {@link Projections}
     * @param shown what each actor of the log is called
     * @param attributes of nodes, given the actor each of them is
     */
    static GraphDocument of(EventLog log, Graph ties, String[] shown, Function<int[], List<NodeAttribute>> attributes) {
        Graph.Part part = named(log, ties);
        Spans actors = Spans.ofActors(log);
        int[] actor = part.node();
        Spans nodes = new Spans(Arrays.stream(actor).mapToLong(a -> actors.firstMillis()[a]).toArray(), Arrays.stream(actor).mapToLong(a -> actors.lastMillis()[a]).toArray());
        String[] label = Arrays.stream(actor).mapToObj(a -> shown[a]).toArray(String[]::new);
        // nobody has a tie, so the arcs of the part are those of the whole, in their order
        return new GraphDocument(part.graph(), null, label, attributes.apply(actor), nodes, Spans.ofArcs(log, ties));
    }

    private static Graph.Part named(EventLog log, Graph ties) {
        boolean[] named = new boolean[log.actorCount];
        for (int actor = 0; actor < named.length; actor++) {
            named[actor] = log.actorName[actor] != null;
        }
        return ties.induced(named);
    }

    /** The ties of logs, under the names the files give, as if they had been read from a file of ties. */
    static LoadedGraph load(List<Path> files, Run run) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("sideways-niches");
            try (Store store = Import.read(files, Import.Options.DEFAULT, folder.resolve("sideways.duckdb"), run).store()) {
                EventLog log = store.log(run);
                Graph.Part part = named(log, ties(log));
                NodeNames names = NodeNames.of(Arrays.stream(part.node()).mapToObj(actor -> log.actorName[actor]).toList());
                return new LoadedGraph(part.graph(), names, null, part.graph().edgeCount(), List.of(),
                        List.of("the ties are who answers or passes on whom in the events, between those who have a name"));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } finally {
            if (folder != null) {
                Folders.deleteAll(folder);
            }
        }
    }
}
