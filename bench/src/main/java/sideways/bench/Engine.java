// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.nio.file.Path;
import java.util.function.LongFunction;

/** A community search on Java, ours or of others. */
interface Engine {

    /** Name and version, as a table shows it. */
    String name();

    /** Brings the graph into the engine's own form; not timed. The search it returns is: community of node, for a randomSeed. */
    LongFunction<int[]> load(EdgeList edges) throws Exception;

    static Engine of(EngineSpec spec) {
        return switch (spec.engine()) {
            case "sideways" -> new SidewaysLeiden(spec);
            case "sideways-scan" -> new SidewaysScan(spec);
            case "sideways-auto" -> new SidewaysAuto(spec);
            case "cwts-leiden" -> new CwtsLeiden(spec);
            case "gds-leiden" -> new GdsLeiden(spec);
            case "jgrapht-labels" -> new JGraphTLabels();
            case "gephi-louvain" -> new GephiLouvain();
            default -> throw new IllegalArgumentException("engine is \"" + spec.engine()
                    + "\"; it must be sideways, sideways-scan, sideways-auto, cwts-leiden, gds-leiden, jgrapht-labels, gephi-louvain, igraph-leiden or leidenalg");
        };
    }

    /** The version that really runs, from the name of the jar a class came from: networkanalysis-1.3.0.jar. */
    static String version(Class<?> type) {
        String jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getFileName().toString();
        return jar.replaceFirst("^.*?-(\\d[0-9.]*\\d).*$", "$1");
    }
}
