// SPDX-License-Identifier: Apache-2.0
package sideways.bench.reading;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Files in the shape of large exports, of made-up people and words: comments of a forum as JSON lines with some thirty fields
 * of which nine are wanted, and posts as a table with quoted texts. The same bytes for the same size.
 */
final class Shaped {

    private static final String[] WORD = words(new Random(2));

    private Shaped() { }

    /** @param windowLog of the zstd frame; 0 for no compression */
    static void comments(Path file, long bytes, int windowLog) throws IOException {
        try (OutputStream out = out(file, windowLog)) {
            Random random = new Random(1);
            StringBuilder row = new StringBuilder();
            long written = 0;
            for (long id = 1L << 30; written < bytes; id++) {
                row.setLength(0);
                comment(row, id, random);
                byte[] line = row.toString().getBytes(StandardCharsets.UTF_8);
                out.write(line);
                written += line.length;
            }
        }
    }

    private static void comment(StringBuilder row, long id, Random random) {
        String name = Long.toString(id, 36);
        String thread = Long.toString(id / 40, 36);
        String parent = random.nextInt(3) == 0 ? "t3_" + thread : "t1_" + Long.toString(id - 1 - random.nextInt(20), 36);
        row.append("{\"author\":\"user_").append(random.nextInt(200_000)).append("\",\"author_flair_css_class\":null,\"author_flair_text\":null,\"body\":\"");
        int words = (int) Math.min(400, Math.exp(2.8 + random.nextGaussian()));
        for (int i = 0; i < words; i++) {
            row.append(word(random)).append(i % 17 == 16 ? "\\n\\n" : i % 29 == 7 ? " \\\"" : i % 41 == 3 ? " café " : " ");
        }
        row.append("\",\"can_gild\":true,\"controversiality\":0,\"created_utc\":").append(1_456_790_400 + id % 2_678_400)
                .append(",\"distinguished\":null,\"edited\":false,\"gilded\":0,\"id\":\"").append(name)
                .append("\",\"is_submitter\":false,\"link_id\":\"t3_").append(thread).append("\",\"parent_id\":\"").append(parent)
                .append("\",\"permalink\":\"/r/channel").append(id % 50).append("/comments/").append(thread).append("/title_of_the_post/").append(name)
                .append("/\",\"retrieved_on\":1463000000,\"score\":").append(random.nextInt(100) - 5).append(",\"stickied\":false,\"subreddit\":\"channel")
                .append(id % 50).append("\",\"subreddit_id\":\"t5_2qh").append(id % 50).append("\",\"subreddit_type\":\"public\",\"ups\":5,\"removal_reason\":null,"
                        + "\"score_hidden\":false,\"all_awardings\":[],\"gildings\":{},\"author_premium\":false,\"collapsed\":false}\n");
    }

    static void table(Path file, long bytes) throws IOException {
        try (OutputStream out = out(file, 0)) {
            Random random = new Random(3);
            out.write("id,author,text,time,likes,url\n".getBytes(StandardCharsets.UTF_8));
            StringBuilder row = new StringBuilder();
            long written = 0;
            for (long id = 1; written < bytes; id++) {
                row.setLength(0);
                row.append(id).append(",user_").append(random.nextInt(200_000)).append(",\"");
                for (int i = 5 + random.nextInt(40); i > 0; i--) {
                    row.append(word(random)).append(i % 19 == 3 ? ", \"\"so\"\" " : i % 31 == 5 ? "\n" : " ");
                }
                row.append(String.format(Locale.ROOT, "\",2020-01-%02d 12:00:00,%d,https://example.org/%d%n", 1 + id % 28, random.nextInt(500), id % 5_000).replace("\r", ""));
                byte[] line = row.toString().getBytes(StandardCharsets.UTF_8);
                out.write(line);
                written += line.length;
            }
        }
    }

    private static OutputStream out(Path file, int windowLog) throws IOException {
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        return windowLog == 0 ? plain : new BufferedOutputStream(new ZstdOutputStreamNoFinalizer(plain, 3).setLong(windowLog), 1 << 20);
    }

    private static String word(Random random) {
        double u = random.nextDouble();
        return WORD[(int) (WORD.length * u * u * u)];
    }

    private static String[] words(Random random) {
        String[] word = new String[4_000];
        for (int w = 0; w < word.length; w++) {
            StringBuilder letters = new StringBuilder();
            for (int i = 2 + random.nextInt(9); i > 0; i--) {
                letters.append((char) ('a' + random.nextInt(26)));
            }
            word[w] = letters.toString();
        }
        return word;
    }
}
