// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the sample reports into a folder, to look at them in a browser while the page is worked on. */
final class WriteSample {

    private WriteSample() { }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.write(folder.resolve("rich.html"), ReportHtml.render(SampleFindings.rich()).getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("sparse.html"), ReportHtml.render(SampleFindings.sparse()).getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("hostile.html"), ReportHtml.render(SampleFindings.hostile()).getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("findings.json"), FindingsJson.write(SampleFindings.rich()));
    }
}
