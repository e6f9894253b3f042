// SPDX-License-Identifier: Apache-2.0
package sideways.app.report;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.finding.Findings;

/**
 * Looks at the report as a reader does. A page can hold every element and still show a black map:
 * sigma once drew all nodes black for want of a #rrggbb colour while every assertion on elements passed.
 */
class ReportPixelsTest {

    private static final int[] PALETTE = {0x0077bb, 0xee7733, 0x009988, 0xcc3377, 0x7a6ad8, 0xb58900, 0x33a5d8, 0x7f2346, 0x3f8f3a,
        0xd1606b, 0x8a8f2a, 0xa5489c};
    private static final int ACCENT = 0x0b6380;
    private static final int PAPER = 0xfcfbf8;

    @TempDir
    Path folder;

    @Test
    void mapShowsItsNichesInTheirColours() throws Exception {
        // with the static picture gone, whatever shows was drawn by sigma
        BufferedImage map = screenshot(only(SampleFindings.rich(), ".map").replace("</style>", ".map > svg * { display: none }</style>"), true);
        assertNichesShow(map);
    }

    @Test
    void withoutWebGlTheStaticMapStands() throws Exception {
        BufferedImage map = screenshot(only(SampleFindings.rich(), ".map"), false);
        assertNichesShow(map);
    }

    @Test
    void everyPlotIsDrawn() throws Exception {
        for (String kind : List.of("timeline", "sideways", "cascade-sizes", "lorenz", "intervals")) {
            BufferedImage plot = screenshot(only(SampleFindings.rich(), "[data-plot=" + kind + "]"), false);
            assertTrue(pixelsNear(plot, ACCENT) > 120, kind + " has " + pixelsNear(plot, ACCENT) + " pixels in the accent colour");
            assertTrue(pixelsNear(plot, PAPER) > plot.getWidth() * plot.getHeight() / 2, kind + " is not mostly paper");
        }
    }

    @Test
    void theStreamOfNichesIsDrawnInTheirColours() throws Exception {
        BufferedImage stream = screenshot(only(SampleFindings.rich(), "[data-plot=niche-stream]"), false);
        for (int niche = 0; niche < 6; niche++) {
            assertTrue(pixelsNear(stream, PALETTE[niche]) > 60, "niche " + (niche + 1) + " has " + pixelsNear(stream, PALETTE[niche]) + " pixels in its colour");
        }
        assertTrue(pixelsNear(stream, PAPER) > stream.getWidth() * stream.getHeight() / 3, "the stream is not mostly paper");
    }

    private static void assertNichesShow(BufferedImage map) {
        Map<Integer, Long> pixels = new HashMap<>();
        for (int colour : PALETTE) {
            pixels.put(colour, pixelsNear(map, colour));
        }
        long shown = pixels.values().stream().filter(count -> count > 60).count();
        assertTrue(shown >= 10, "only " + shown + " of 12 niche colours show: " + pixels);
        long all = (long) map.getWidth() * map.getHeight();
        long black = pixelsNear(map, 0x000000);
        long blank = pixelsNear(map, PAPER);
        assertTrue(black < all / 20, black + " of " + all + " pixels are black");
        assertTrue(blank < all * 95 / 100, blank + " of " + all + " pixels are blank");
    }

    /** The report with everything but one figure hidden, so that whatever is seen is that figure. */
    private static String only(Findings findings, String figure) {
        return ReportHtml.render(findings).replace("</style>", "body * { visibility: hidden } "
                + figure + ", " + figure + " * { visibility: visible } .map.live svg, .map.live svg * { visibility: hidden !important } "
                + figure + " { position: fixed !important; top: 0; left: 0; width: 1000px; max-width: none; margin: 0; z-index: 99 }</style>");
    }

    private BufferedImage screenshot(String html, boolean webGl) throws Exception {
        String browser = browser();
        assumeTrue(browser != null, "no chromium, chromium-browser or google-chrome on this machine; the report's pixels were not looked at");
        Path page = Files.writeString(folder.resolve("report.html"), html);
        Path picture = folder.resolve("picture-" + System.nanoTime() + ".png");
        List<String> command = new ArrayList<>(List.of(browser, "--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                "--force-color-profile=srgb", "--force-device-scale-factor=1", "--virtual-time-budget=3000", "--window-size=1000,900",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile"), "--screenshot=" + picture));
        command.addAll(webGl ? List.of("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
                : List.of("--disable-gpu", "--disable-3d-apis"));
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.log").toFile()).start();
        boolean done = process.waitFor(90, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        assertTrue(done && Files.exists(picture), "the browser took no picture: " + Files.readString(folder.resolve("browser.log")));
        return ImageIO.read(picture.toFile());
    }

    private static String browser() {
        for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                File file = new File(folder, name);
                if (file.canExecute()) {
                    return file.getPath();
                }
            }
        }
        return null;
    }

    private static long pixelsNear(BufferedImage image, int colour) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int distance = Math.abs((rgb >> 16 & 255) - (colour >> 16 & 255)) + Math.abs((rgb >> 8 & 255) - (colour >> 8 & 255))
                        + Math.abs((rgb & 255) - (colour & 255));
                count += distance <= 18 ? 1 : 0;
            }
        }
        return count;
    }
}
