// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import sideways.SharedData;

/** The house as it is built, held against the house as it is described. */
class ArchitectureTest {

    private static final String BEGIN = "<!-- package graph: drawn by ArchitectureTest, do not edit -->";
    private static final String END = "<!-- end of package graph -->";
    /** What ships: no test classes, whether they lie in a folder or, under mvn verify, in the engine's test jar. */
    private static final ImportOption SHIPPED = location -> !location.contains("/test-classes/") && !location.contains("-tests.jar");
    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(SHIPPED).importPackages("sideways");

    @Test
    void no_room_knows_a_room_that_knows_it() {
        slices().matching("sideways.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void a_measure_knows_no_source_no_finding_and_no_report() {
        noClasses().that().resideInAPackage("sideways.measure..").should().dependOnClassesThat()
                .resideInAnyPackage("sideways.sources..", "sideways.finding..", "sideways.analysis..", "sideways.app..", "sideways.language..")
                .check(HOUSE);
    }

    @Test
    void nothing_knows_the_app() {
        noClasses().that().resideOutsideOfPackage("sideways.app..").should().dependOnClassesThat().resideInAPackage("sideways.app..").check(HOUSE);
    }

    @Test
    void the_engine_leans_on_nothing_but_java() {
        noClasses().that().resideInAnyPackage("sideways.event..", "sideways.graph..", "sideways.measure..", "sideways.finding..",
                        "sideways.run..", "sideways.simulate..", "sideways.analysis..")
                .should().dependOnClassesThat().resideOutsideOfPackages("java..", "sideways..").check(HOUSE);
    }

    @Test
    void the_report_is_written_from_the_findings_alone() {
        noClasses().that().resideInAPackage("sideways.app.report..").should().dependOnClassesThat()
                .resideInAnyPackage("sideways.measure..", "sideways.graph..", "sideways.analysis..", "sideways.sources..", "sideways.event..")
                .check(HOUSE);
    }

    /** Redraws with {@code -Dsideways.redraw=true}. */
    @Test
    void architecture_md_shows_the_real_package_graph() throws IOException {
        Path file = SharedData.root().resolve("ARCHITECTURE.md");
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        String drawn = "\n" + draw() + "\n";
        if (Boolean.getBoolean("sideways.redraw")) {
            Files.writeString(file, text.substring(0, begin) + drawn + text.substring(end));
            return;
        }
        assertEquals(drawn, text.substring(begin, end),
                "ARCHITECTURE.md shows another house; redraw it with mvn -pl app -am test -Dtest=ArchitectureTest -Dsideways.redraw=true -Dsurefire.failIfNoSpecifiedTests=false");
    }

    private static String draw() {
        TreeMap<String, TreeSet<String>> arrows = new TreeMap<>();
        for (JavaClass type : HOUSE) {
            String from = room(type);
            arrows.computeIfAbsent(from, none -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = room(dependency.getTargetClass().getBaseComponentType());
                if (to.startsWith("sideways") && !to.equals(from)) {
                    arrows.get(from).add(to);
                }
            }
        }
        StringBuilder graph = new StringBuilder("```mermaid\nflowchart LR\n");
        arrows.forEach((from, targets) -> {
            graph.append("  ").append(id(from)).append("[").append(from.replaceFirst("^sideways\\.", "")).append("]\n");
            targets.forEach(to -> graph.append("  ").append(id(from)).append(" --> ").append(id(to)).append('\n'));
        });
        return graph.append("```").toString();
    }

    private static String room(JavaClass type) {
        return type.getPackageName();
    }

    private static String id(String room) {
        return room.replace("sideways.", "").replace('.', '_');
    }
}
