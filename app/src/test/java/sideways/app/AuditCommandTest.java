// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sideways audit} on briefs made up for it. */
class AuditCommandTest {

    private static final List<String> MOCKING = List.of("Call the office at midnight and ask if their fridge is running lol.", "He is such an idiot, the whole stupid joke writes itself.",
            "Post the dumbest meme you have and watch them cry.", "My plan is to glue every chair in the office to the ceiling.", "Revenge is funny.",
            "Tell your girlfriend she looks like a dead horse.", "What is the worst advice you can give to a kid?");

    private static final List<String> SELLING = List.of("We are excited to announce the launch of our new premium drink.", "Engage with our brand on all channels today.",
            "Use the official hashtag to unlock exclusive content.", "Consumers will love the innovative flavor.", "Our influencers leverage authentic moments to drive impressions.",
            "Sign up now for a limited offer.");

    @TempDir
    Path folder;

    private String said = "";

    private int audit(String... arguments) {
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("audit"));
        all.addAll(List.of(arguments));
        int code = Main.run(all.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(out, true));
        said = out.toString();
        return code;
    }

    private JsonNode json(String name, String text) throws IOException {
        Path out = folder.resolve(name + ".audit");
        assertEquals(0, audit(Files.writeString(folder.resolve(name), text).toString(), "-o", out.toString()), said);
        return new ObjectMapper().readTree(out.resolve("audit.json").toFile());
    }

    @Test
    void a_brief_that_mocks_leans_to_mischief_and_one_that_sells_seems_contrived() throws IOException {
        JsonNode mocking = json("mock.txt", String.join(" ", MOCKING));
        assertEquals("anonymity", mocking.get("verdict").asText());
        assertEquals(7, mocking.get("parts").size());
        JsonNode selling = json("sell.txt", String.join("\n", SELLING));
        assertTrue(selling.get("camp").get("contrived").asDouble() > 0.5, said);
        assertTrue(selling.get("camp").get("contrived").asDouble() > mocking.get("camp").get("contrived").asDouble());
        assertTrue(selling.get("camp").get("altruism").asDouble() < 0.5 && selling.get("camp").get("anonymity").asDouble() < 0.5);
    }

    @Test
    void text_markdown_table_and_page_are_cut_into_the_same_parts() throws IOException {
        List<String> texts = texts(json("b.txt", String.join("\n\n", MOCKING)));
        assertEquals(MOCKING, texts);
        assertEquals(MOCKING, texts(json("b.md", "- **" + String.join("**\n- **", MOCKING) + "**\n")));
        assertEquals(MOCKING, texts(json("b.csv", "day,text\n" + String.join("", MOCKING.stream().map(text -> "1,\"" + text + "\"\n").toList()))));
        assertEquals(MOCKING, texts(json("b.html", "<html><head><title>x</title><style>p{}</style></head><body><p>" + String.join("</p><p>", MOCKING) + "</p><script>no()</script></body></html>")));
        assertEquals(List.of("A heading", "And a sentence."), texts(json("h.md", "# A heading\nAnd a [sentence](https://example.org).\n")));
    }

    private static List<String> texts(JsonNode audit) {
        List<String> texts = new ArrayList<>();
        audit.get("parts").forEach(part -> texts.add(part.get("text").asText()));
        return texts;
    }

    @Test
    void what_would_move_it_is_what_the_rest_would_get() throws IOException {
        JsonNode whole = json("w.txt", String.join("\n\n", SELLING));
        for (JsonNode mover : whole.get("movers")) {
            List<String> rest = new ArrayList<>(SELLING);
            rest.remove(mover.get("part").asInt() - 1);
            JsonNode without = json("rest.txt", String.join("\n\n", rest));
            assertEquals(without.get("camp").get(mover.get("axis").asText()).asDouble(), mover.get("without").asDouble(), 1e-9, mover.toString());
        }
        assertFalse(whole.get("movers").isEmpty());
    }

    @Test
    void other_languages_and_too_few_sentences_abstain_and_say_why() throws IOException {
        JsonNode german = json("de.txt", "Wir freuen uns auf euch. Kommt alle in den Garten und bringt etwas zu essen mit. Es wird bestimmt ein sehr langer Abend. Danach gehen wir nach Hause. Bis bald.");
        assertEquals("abstain", german.get("verdict").asText());
        assertTrue(german.get("because").asText().contains("not in English"), german.get("because").asText());
        assertEquals("abstain", json("two.txt", MOCKING.get(0) + " " + MOCKING.get(1)).get("verdict").asText());
        assertTrue(said.contains("it takes 5"), said);
    }

    @Test
    void one_clear_error_for_what_cannot_be_judged() throws IOException {
        assertEquals(2, audit(folder.resolve("nowhere.md").toString()));
        assertTrue(said.contains("does not exist"), said);
        assertEquals(2, audit(Files.writeString(folder.resolve("empty.txt"), " \n 42 \n").toString()));
        assertTrue(said.contains("says nothing; expected sentences"), said);
        assertEquals(2, audit(Files.write(folder.resolve("image.txt"), new byte[] {1, 0, 2}).toString()));
        assertTrue(said.contains("is binary"), said);
        Path brief = Files.writeString(folder.resolve("ok.txt"), String.join(" ", MOCKING));
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertEquals(2, audit(brief.toString(), "-o", folder.toString()));
        assertTrue(said.contains("which is no audit"), said);
    }

    @Test
    void markup_in_a_brief_cannot_run() throws IOException {
        json("x.txt", "Please help <script>alert(1)</script> us today. " + String.join(" ", MOCKING));
        String page = Files.readString(folder.resolve("x.txt.audit/audit.html"));
        assertFalse(page.contains("<script>"), "a script of the brief stands in the page");
    }
}
