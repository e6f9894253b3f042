// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import sideways.run.UserError;

/**
 * A campaign brief or planned posts, cut into what is judged one by one: the sentences of a text, the rows of a table.
 *
 * @param unit what the parts are: {@code sentences} or {@code posts}
 */
record Brief(String name, String unit, List<String> parts) {

    private static final Set<String> TEXT_COLUMNS = Set.of("text", "post", "body", "message", "caption", "copy", "content", "title", "description", "tweet", "comment", "sentence");
    private static final Pattern HEADING = Pattern.compile("(?m)^\\s{0,3}#{1,6}\\s+(.*)$");
    private static final Pattern MARKS = Pattern.compile("(?m)^\\s{0,3}(?:#{1,6}|[-*+]|\\d+[.)]|>)\\s+|[*_`~]{1,3}|!?\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final long MOST_BYTES = 20_000_000;

    /** @throws UserError when the file cannot be read, or says nothing */
    static Brief read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(file + (Files.exists(file) ? " is no file; give the brief itself." : " does not exist; check the spelling."));
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UserError(file + " has " + Files.size(file) + " bytes; a brief has at most " + MOST_BYTES + ". To judge a whole log, use sideways analyze.");
            }
            String text = text(Files.readAllBytes(file), file);
            String ending = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst(".*\\.", "");
            Brief brief = switch (ending) {
                case "csv", "tsv" -> new Brief(name(file), "posts", rows(text, file));
                case "html", "htm" -> new Brief(name(file), "sentences", sentences(blocks(text)));
                case "md", "markdown" -> new Brief(name(file), "sentences", sentences(MARKS.matcher(HEADING.matcher(text).replaceAll("\n$1\n\n")).replaceAll("$1")));
                default -> new Brief(name(file), "sentences", sentences(text));
            };
            if (brief.parts.isEmpty()) {
                throw new UserError(file + " says nothing; expected sentences, or a table with a column of texts.");
            }
            return brief;
        } catch (IOException refused) {
            throw new UserError(file + " cannot be read (" + refused.getMessage() + "); check that you may read it.", refused);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String text(byte[] bytes, Path file) {
        for (byte b : bytes) {
            if (b == 0) {
                throw new UserError(file + " is binary, not text; expected a brief as .txt, .md, .csv or .html. Save it as text first.");
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\uFEFF", "");
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static String blocks(String html) {
        org.jsoup.nodes.Document page = Jsoup.parse(html);
        page.select("script, style, head, nav").remove();
        page.select("p, li, h1, h2, h3, h4, h5, h6, td, th, div, br, blockquote").append("\\n\\n");
        return page.body().wholeText().replace("\\n", "\n");
    }

    /** Sentences as Unicode's rules end them; a blank line and a line that begins with a mark end one too. */
    private static List<String> sentences(String text) {
        List<String> found = new ArrayList<>();
        for (String block : text.split("\\R\\s*\\R|\\R(?=\\s*[-*•\\d#>])")) {
            String line = block.replaceAll("\\s+", " ").strip();
            BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ROOT);
            ends.setText(line);
            for (int from = ends.first(), to = ends.next(); to != BreakIterator.DONE; from = to, to = ends.next()) {
                String sentence = line.substring(from, to).strip();
                if (sentence.codePoints().anyMatch(Character::isLetter)) {
                    found.add(sentence);
                }
            }
        }
        return List.copyOf(found);
    }

    /** Of the columns that are called like texts, else of the one with the longest cells. */
    private static List<String> rows(String text, Path file) {
        List<Map<String, String>> rows = new ArrayList<>();
        char separator = text.lines().findFirst().orElse("").indexOf('\t') >= 0 ? '\t' : text.lines().findFirst().orElse("").indexOf(';') >= 0
                && text.lines().findFirst().orElse("").indexOf(',') < 0 ? ';' : ',';
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : csv) {
                rows.add(new LinkedHashMap<>(row.getFieldsAsMap()));
            }
        } catch (IOException | RuntimeException broken) {
            throw new UserError(file + " is no table that can be read (" + broken.getMessage() + "); expected a header and rows, such as text on the first line.", broken);
        }
        Map<String, Long> letters = new LinkedHashMap<>();
        rows.forEach(row -> row.forEach((column, cell) -> letters.merge(column, (long) cell.length(), Long::sum)));
        List<String> named = letters.keySet().stream().filter(column -> TEXT_COLUMNS.contains(column.strip().toLowerCase(Locale.ROOT))).toList();
        List<String> columns = !named.isEmpty() ? named : letters.entrySet().stream().max(Map.Entry.comparingByValue()).map(e -> List.of(e.getKey())).orElse(List.of());
        return rows.stream().map(row -> String.join(" ", columns.stream().map(column -> row.getOrDefault(column, "")).toList()).replaceAll("\\s+", " ").strip())
                .filter(post -> post.codePoints().anyMatch(Character::isLetter)).toList();
    }
}
