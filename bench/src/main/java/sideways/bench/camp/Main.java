// SPDX-License-Identifier: Apache-2.0
package sideways.bench.camp;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sideways.event.Words;
import sideways.language.CampText;
import sideways.language.Lexicon;
import sideways.language.Tokenizer;
import sideways.measure.camp.TextLean;
import sideways.run.Rng;
import sideways.run.Run;

/** Posts of 10 to 60 words, most of them frequent ones: {@code Main POSTS THREADS}. */
public final class Main {

    private static final String[] TOLD = {"please", "thanks", "help", "idiot", "lol", "raid", "the", "and", "you", "we", "good", "free"};
    private static final int VOCABULARY = 50_000;

    private Main() { }

    public static void main(String[] arguments) {
        int posts = Integer.parseInt(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        Run run = Run.seeded(1).threads(threads);
        Rng rng = run.random("posts", 0);
        String[] text = new String[posts];
        long counted = 0;
        for (int post = 0; post < posts; post++) {
            StringBuilder one = new StringBuilder();
            int length = 10 + rng.nextInt(51);
            counted += length;
            for (int w = 0; w < length; w++) {
                int rank = (int) (VOCABULARY * StrictMath.pow(rng.nextDouble(), 5));
                one.append(rank % 9 == 0 ? TOLD[rank / 9 % TOLD.length] : spelled(rank)).append(w % 12 == 11 ? ". " : " ");
            }
            text[post] = one.toString();
        }
        System.out.printf(Locale.ROOT, "%,d posts of %.0f words, %d threads%n", posts, counted / (double) posts, threads);
        Words words = timed("words out of texts", posts, () -> Tokenizer.words(reader -> {
            for (int post = 0; post < posts; post++) {
                reader.text(post, text[post]);
            }
        }, posts, word -> false, run));
        for (int round = 0; round < 3; round++) {
            TextLean lean = timed("text model", posts, () -> CampText.builtIn().lean(words, run));
            long hits = timed("word lists", posts, () -> listed(words));
            System.out.printf(Locale.ROOT, "   found: %.4f, %d%n", lean.altruism()[0], hits);
        }
        Pattern plain = Pattern.compile("\\b(please|thank\\w*|help\\w*|idiot\\w*|lol|raid\\w*|moron\\w*|donat\\w*)\\b", Pattern.CASE_INSENSITIVE);
        timed("one regular expression of eight entries", posts, () -> {
            long hits = 0;
            for (String one : text) {
                Matcher matcher = plain.matcher(one);
                while (matcher.find()) {
                    hits++;
                }
            }
            return hits;
        });
    }

    private static long listed(Words words) {
        long hits = 0;
        for (String name : new String[] {"prosocial", "mischief", "request"}) {
            boolean[] in = Lexicon.builtIn(name).match(words);
            for (int word : words.word()) {
                hits += in[word] ? 1 : 0;
            }
        }
        return hits;
    }

    private static String spelled(int rank) {
        StringBuilder word = new StringBuilder("w");
        for (int r = rank + 1; r > 0; r /= 26) {
            word.append((char) ('a' + r % 26));
        }
        return word.toString();
    }

    private static <T> T timed(String what, int posts, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "%-42s %6.2f s  %,12.0f posts/s%n", what, seconds, posts / seconds);
        return result;
    }
}
