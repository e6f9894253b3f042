// SPDX-License-Identifier: Apache-2.0
package sideways.bench.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeDirectionDefault;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.gephi.statistics.plugin.Modularity;
import org.openide.util.Lookup;
import sideways.graph.Graph;
import sideways.graph.GraphBuilder;
import sideways.graph.GraphFile;
import sideways.measure.community.Leiden;
import sideways.measure.community.Partition;
import sideways.measure.influence.PageRank;
import sideways.run.Run;
import sideways.sources.graph.GraphReader;

/** What is timed, once per call. Each says how many ties it got, so that none can skip some. */
enum Task {

    SIDEWAYS("Sideways") {
        @Override
        long ties(Path file, int threads) {
            return GraphReader.read(List.of(file), GraphReader.Options.DEFAULT, Run.seeded(1).threads(threads)).graph().edgeCount();
        }
    },

    SIDEWAYS_SNAPSHOT("Sideways, a saved graph opened") {
        @Override
        long ties(Path file, int threads) {
            return GraphFile.open(file, Run.seeded(1).threads(threads)).graph().neighbor.length / 2;
        }
    },

    /** What a Java program does that has nothing but the library of the language. */
    PLAIN("Java, readLine, a HashMap for names") {
        @Override
        long ties(Path file, int threads) throws IOException {
            Map<String, Integer> number = new HashMap<>();
            GraphBuilder builder = new GraphBuilder(false);
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line; (line = lines.readLine()) != null;) {
                    StringTokenizer words = new StringTokenizer(line);
                    int from = number.computeIfAbsent(words.nextToken(), none -> number.size());
                    int to = number.computeIfAbsent(words.nextToken(), none -> number.size());
                    builder.add(from, to, 1);
                }
            }
            return builder.build(number.size()).edgeCount();
        }
    },

    SIDEWAYS_WHOLE("Sideways: read, PageRank, niches") {
        @Override
        long ties(Path file, int threads) {
            Run run = Run.seeded(1).threads(threads);
            Graph graph = GraphReader.read(List.of(file), GraphReader.Options.DEFAULT, run).graph();
            double[] rank = PageRank.of(graph, PageRank.DAMPING, run);
            Partition niches = Leiden.detect(graph, Leiden.Options.DEFAULT, run);
            System.err.printf("%d niches, highest rank %.2g%n", niches.communityCount(), java.util.Arrays.stream(rank).max().orElse(0));
            return graph.edgeCount();
        }
    },

    GEPHI_WHOLE("Gephi toolkit 0.10.1: read, PageRank, modularity") {
        @Override
        long ties(Path file, int threads) throws IOException {
            ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
            projects.newProject();
            Workspace workspace = projects.getCurrentWorkspace();
            ImportController importer = Lookup.getDefault().lookup(ImportController.class);
            Container container = importer.importFile(file.toFile());
            container.getLoader().setEdgeDefault(EdgeDirectionDefault.UNDIRECTED);
            importer.process(container, new DefaultProcessor(), workspace);
            GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
            org.gephi.statistics.plugin.PageRank rank = new org.gephi.statistics.plugin.PageRank();
            rank.setDirected(false);
            rank.execute(model);
            Modularity modularity = new Modularity();
            modularity.execute(model);
            System.err.printf("modularity %.4f%n", modularity.getModularity());
            return model.getGraph().getEdgeCount();
        }
    };

    final String title;

    Task(String title) {
        this.title = title;
    }

    abstract long ties(Path file, int threads) throws IOException;
}
