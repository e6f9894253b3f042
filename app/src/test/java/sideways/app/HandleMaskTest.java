// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HandleMaskTest {

    private final HandleMask mask = new HandleMask(List.of("Zaphod_B", "zap", "ford.prefect", "Mary Smith", "the", "a$b^c", "\u674e\u96f7", "M\u00fcller", "42", "hope"), name -> "<" + turned(name) + ">", name -> "?");

    private static String turned(String name) {
        return new StringBuilder(name).reverse().toString();
    }

    private void assertMasked(String expected, String text) {
        assertEquals(expected, mask.text(text));
    }

    @Test
    void handles_of_the_log_go_wherever_they_stand_as_words() {
        assertMasked("ask <B_dohpaZ>, not <paz>.", "ask zaphod_b, not ZAP.");
        assertMasked("zapper and unzap stay", "zapper and unzap stay");
        assertMasked("<tceferp.drof> and <htimS yraM>'s towel", "Ford.Prefect and mary smith's towel");
        assertMasked("<rell\u00fcM> sagt", "M\u00dcLLER sagt");
        assertMasked("\u6211\u559c\u6b22<\u96f7\u674e>\u7684\u6b4c", "\u6211\u559c\u6b22\u674e\u96f7\u7684\u6b4c");
        assertMasked("costs <c^b$a> today", "costs A$B^C today");
        assertMasked("<epoh> so", "hope so");
    }

    @Test
    void function_words_and_numbers_stay_unless_they_are_marked() {
        assertMasked("the answer is 42", "the answer is 42");
        assertMasked("@<eht> answer, u/<24>", "@the answer, u/42");
    }

    @Test
    void marked_names_go_whoever_bears_them() {
        assertMasked("hi @? and @<paz>, /u/? or u/<paz>", "hi @arthur and @zap, /u/trillian or u/zap");
        assertMasked("@? writes", "@arthur@social.example.org writes");
        assertMasked("[QUOTE=?;17]x[/QUOTE] [quote=\"<paz>\"]", "[QUOTE=arthur;17]x[/QUOTE] [quote=\"zap\"]");
        assertMasked("> <B_dohpaZ> wrote:\nhello", "> Zaphod_B wrote:\nhello");
        assertMasked("what he wrote: nothing", "what he wrote: nothing");
    }

    @Test
    void the_name_in_the_address_of_a_profile_goes_and_the_rest_of_a_link_stays() {
        assertMasked("https://twitter.com/?/status/99", "https://twitter.com/arthur/status/99");
        assertMasked("https://www.reddit.com/user/<paz>/comments", "https://www.reddit.com/user/zap/comments");
        assertMasked("https://mastodon.example/@?/1", "https://mastodon.example/@arthur/1");
        assertEquals("https://x.com/search?q=tea", mask.link("https://x.com/search?q=tea"));
        assertEquals("https://example.org/tea/two", mask.link("https://example.org/tea/two"));
    }

    @Test
    void forgetting_leaves_strangers_alone() {
        HandleMask forget = new HandleMask(List.of("zap"), name -> Forgetting.NOBODY, null);
        assertEquals("@[forgotten] met @arthur and [forgotten]", forget.text("@Zap met @arthur and zap"));
    }

    @Test
    void a_long_text_is_masked_throughout() {
        String text = "so long and thanks for all the fish said ford.prefect to @someone ".repeat(20_000);
        String masked = mask.text(text);
        assertEquals(20_000, masked.split("<tceferp\\.drof>", -1).length - 1);
    }
}
