// SPDX-License-Identifier: Apache-2.0
package sideways.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sideways.SharedData;
import sideways.app.report.FindingsJson;
import sideways.finding.Findings;
import sideways.language.Tokenizer;
import sideways.measure.community.AdjustedInformation;
import sideways.measure.community.Agreement;
import sideways.run.Rng;
import sideways.run.Run;
import sideways.sources.Import;

/**
 * Names and niches against communities people made and named themselves: 60 of them, 8,952 posts without authors, in the
 * kit of real data beside the repo. Skips where it is absent. No row of it is printed.
 */
class NicheTruthTest {

    @TempDir
    Path folder;

    /** Posts of the kit as our program reads them; the community's name is not among the words it may use. */
    private record Post(String id, String community, String title, String text, String domain, String time) { }

    private static List<Post> posts() throws IOException {
        List<Post> posts = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(SharedData.data("reddit-niche").resolve("posts.csv"))) {
            csv.forEach(row -> posts.add(new Post(row.getField("id"), row.getField("subreddit"), row.getField("title"), row.getField("selftext"),
                    row.getField("domain"), row.getField("created_utc"))));
        }
        return posts;
    }

    @Test
    void communities_are_named_by_a_word_of_their_title_or_a_synonym() throws IOException {
        Path input = folder.resolve("posts.csv");
        Map<String, Set<String>> own = truth(false);
        Map<String, Set<String>> truth = truth(true);
        try (CsvWriter csv = CsvWriter.builder().build(input)) {
            csv.writeRecord("id", "created_utc", "subreddit", "title", "selftext");
            for (Post post : posts()) {
                // mentions of communities by name, as in "r/name", would give the answer away
                csv.writeRecord(post.id, post.time, post.community, withoutMentions(post.title), withoutMentions(post.text));
            }
        }
        for (boolean embeddings : new boolean[] {false, true}) {
            Findings findings = analyze(input, folder.resolve("named" + embeddings), embeddings);
            assertEquals(60, findings.niches().size());
            StringBuilder said = new StringBuilder();
            for (int first : new int[] {1, 2, 3, 5}) {
                long strictly = findings.niches().stream().filter(niche -> isNamed(niche, own, first)).count();
                long named = findings.niches().stream().filter(niche -> isNamed(niche, truth, first)).count();
                said.append("; first ").append(first).append(": ").append(strictly).append(" (").append(named).append(')');
                if (first == 5) {
                    assertTrue(strictly >= 0.75 * 60, strictly + " of 60 communities are named by a word of their title, synonyms left aside");
                    assertTrue(named >= 0.75 * 60, named + " of 60 communities are named by a word of their title");
                }
            }
            System.out.println("Communities, of 60, named by a word of their title or name (or a synonym) among the " + said.substring(2)
                    + (embeddings ? ", with embeddings" : ", by counts"));
        }
    }

    private static boolean isNamed(Findings.Niche niche, Map<String, Set<String>> truth, int first) {
        Set<String> wanted = truth.get(niche.channels().get(0).name());
        return niche.words().stream().limit(first).anyMatch(word -> Arrays.stream(word.word().split(" ")).anyMatch(w -> matches(w, wanted)));
    }

    private static String withoutMentions(String text) {
        return text.replaceAll("(?i)/?\\br/\\w+", " ");
    }

    /** Niches found in what is said, the communities' names hidden, agree with them well beyond chance and beyond k-means. */
    @Test
    void niches_of_texts_agree_with_communities_that_were_hidden() throws IOException {
        Path input = folder.resolve("hidden.csv");
        List<Post> posts = posts();
        try (CsvWriter csv = CsvWriter.builder().build(input)) {
            csv.writeRecord("id", "created_utc", "url", "title", "selftext");
            for (Post post : posts) {
                // the domain of a post without a link is "self." and the community's name
                csv.writeRecord(post.id, post.time, post.domain.startsWith("self.") ? "" : "https://" + post.domain + "/", post.title, post.text);
            }
        }
        Path out = folder.resolve("found");
        Findings findings = analyze(input, out, false);
        assertTrue(findings.portraits().stream().allMatch(portrait -> portrait.unit().equals("items")));
        Map<String, String> niche = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(out.resolve("members.csv"))) {
            csv.forEach(row -> niche.put(row.getField("item"), row.getField("niche")));
        }
        Map<String, Integer> number = new TreeMap<>();
        int[] truth = new int[posts.size()];
        int[] found = new int[posts.size()];
        int outside = 0;
        for (int i = 0; i < truth.length; i++) {
            truth[i] = number.computeIfAbsent(posts.get(i).community, c -> number.size());
            String in = niche.get(posts.get(i).id);
            outside += in.isEmpty() ? 1 : 0;
            found[i] = in.isEmpty() ? 1_000_000 + i : Integer.parseInt(in);      // in no niche: alone
        }
        found = compact(found);
        int[] shuffled = found.clone();
        Rng rng = Run.seeded(1).random("shuffle", 0);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = rng.nextInt(i + 1);
            int swap = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swap;
        }
        double information = AdjustedInformation.of(truth, found);
        double chance = AdjustedInformation.of(truth, shuffled);
        int[] means = SphericalMeans.cluster(posts.stream().map(post -> Tokenizer.words(post.title + " " + post.text)).toList(), 60);
        double baseline = AdjustedInformation.of(truth, means);
        System.out.printf(Locale.ROOT, "Hidden communities: %d niches, %d posts in none; AMI %.3f, NMI %.3f, ARI %.3f; labels shuffled: AMI %.3f; "
                + "k-means of the same words told that there are 60: AMI %.3f, NMI %.3f, ARI %.3f%n", findings.niches().size(), outside, information,
                Agreement.of(truth, found).normalizedInformation(), Agreement.of(truth, found).adjustedRand(), chance, baseline,
                Agreement.of(truth, means).normalizedInformation(), Agreement.of(truth, means).adjustedRand());
        assertEquals(0, chance, 0.02);
        assertTrue(information > 0.25, "adjusted mutual information " + information);
        assertTrue(information > baseline, information + " is not above the " + baseline + " of k-means");
    }

    private static int[] compact(int[] label) {
        Map<Integer, Integer> fresh = new LinkedHashMap<>();
        return Arrays.stream(label).map(l -> fresh.computeIfAbsent(l, x -> fresh.size())).toArray();
    }

    private static Findings analyze(Path input, Path out, boolean embeddings) throws IOException {
        Job.run(new Job.Settings(List.of(input), out, Import.Options.DEFAULT, false, null, Map.of(), null, embeddings, null), Run.seeded(1).threads(2));
        return FindingsJson.read(Files.readAllBytes(out.resolve("findings.json")));
    }

    /** Words of each community's title and name, and our synonyms if wanted. */
    private static Map<String, Set<String>> truth(boolean synonymsToo) throws IOException {
        Map<String, Set<String>> truth = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(SharedData.data("reddit-niche").resolve("titles.csv"))) {
            csv.forEach(row -> {
                Set<String> words = new HashSet<>();
                String name = row.getField("subreddit");
                Tokenizer.words(row.getField("own_title")).forEach(words::add);
                words.add(name.toLowerCase(Locale.ROOT));
                for (String part : name.split("(?<=[a-z])(?=[A-Z])|_")) {
                    words.add(part.toLowerCase(Locale.ROOT));
                }
                words.removeIf(word -> word.length() < 3 || PLAIN.contains(word));
                for (String[] synonyms : synonymsToo ? SYNONYMS : new String[0][]) {
                    if (Arrays.stream(synonyms).anyMatch(words::contains)) {
                        words.addAll(List.of(synonyms));
                    }
                }
                truth.put(name, words);
            });
        }
        return truth;
    }

    /** Same word, singular or plural, or the same first five letters. */
    private static boolean matches(String word, Set<String> wanted) {
        return wanted.stream().anyMatch(w -> w.equals(word) || w.equals(word + "s") || word.equals(w + "s")
                || w.length() >= 5 && word.length() >= 5 && w.substring(0, 5).equals(word.substring(0, 5)));
    }

    /** Words of titles that say nothing about what a community is. */
    private static final Set<String> PLAIN = Set.of("the", "and", "for", "reddit", "about", "all", "things", "ask", "our", "its", "with", "from", "pictures",
            "pics", "news", "forum", "share", "learn", "that", "need", "more", "than", "please", "you", "your", "got", "let", "out", "what", "question",
            "questions", "answers", "because", "nothing", "stories", "hot", "steamy", "lovers", "show", "new", "projects", "conversation", "articles", "porn");

    /** General knowledge: words for the same thing, no names of the kit's making. */
    private static final String[][] SYNONYMS = {{"women", "woman", "ladies", "girl", "girls", "feminine"}, {"gaymers", "gay", "gaming", "gamer", "game", "games"},
        {"gaming", "game", "games"}, {"ios", "iphone", "ipad", "ipod", "app", "apps", "xcode"}, {"programming", "developer", "code", "development"}, {"nature", "landscape", "forest", "mountain"},
        {"dogs", "dog", "puppy", "pup", "labrador", "lab"}, {"cats", "cat", "kitten"}, {"history", "historical", "civil", "president"},
        {"travel", "trip", "traveling", "travelling"}, {"electronics", "circuit", "soldering", "arduino", "resistor"}, {"electronic_cigarette", "cigarette", "cigs", "vape", "vaping", "ecig"},
        {"education", "school", "teacher", "students"}, {"teachers", "teacher", "teaching", "classroom"}, {"books", "book", "bookporn", "library"}, {"chemistry", "chemist", "chemical", "lab"},
        {"neuroscience", "brain", "neuro", "neurons"}, {"anthropology", "anthropologist", "culture"}, {"space", "nasa", "planet", "saturn", "nebula", "earth"}, {"gifs", "gif"},
        {"comic", "marvel", "superhero", "avengers"}, {"movies", "movie", "film", "trailer"}, {"dreams", "dream", "lucid", "dreaming"}, {"confession", "confess", "admit", "guilt"},
        {"drunk", "alcohol", "beer"}, {"kid", "child", "toddler"}, {"makeup", "lipstick", "eyeshadow", "cosmetics"}, {"socialism", "socialist", "capitalism", "workers"},
        {"libertarian", "libertarianmeme", "government", "liberty"}, {"accounting", "accountant", "cpa", "tax", "audit"}, {"running", "run", "marathon", "runner"},
        {"poker", "holdem", "flop", "blind"}, {"silver", "silverbugs", "coin", "bullion"}, {"trees", "weed", "stoned", "cannabis"}, {"art", "drawing", "draw", "painting", "drew"},
        {"depressing", "sad", "tragic"}, {"social", "people", "conversation"}, {"skills", "skill"}, {"nerf", "blaster", "dart"}, {"meetup", "meet", "meeting"},
        {"events", "event", "concert", "festival"}, {"anarchists", "anarchy", "rebel", "rules"}, {"panels", "comic", "rage"}, {"psytrance", "trance", "psychedelic"},
        {"runescape", "jagex"}, {"airbender", "avatar"}, {"quebec", "québec", "montreal", "montréal", "french"}, {"unity", "unity3d"}, {"ucf", "campus", "university", "knights"}};

    /** The rival: k-means on the sphere of TF-IDF vectors, the textbook's way, told the true number of clusters. */
    private static final class SphericalMeans {

        static int[] cluster(List<List<String>> texts, int k) {
            Map<String, Integer> number = new HashMap<>();
            Map<Integer, Integer> frequency = new HashMap<>();
            List<Map<Integer, Double>> vector = new ArrayList<>();
            for (List<String> text : texts) {
                Map<Integer, Double> counts = new TreeMap<>();
                text.forEach(word -> counts.merge(number.computeIfAbsent(word, w -> number.size()), 1.0, Double::sum));
                counts.keySet().forEach(word -> frequency.merge(word, 1, Integer::sum));
                vector.add(counts);
            }
            for (Map<Integer, Double> v : vector) {
                v.replaceAll((word, count) -> (1 + Math.log(count)) * Math.log(texts.size() / (double) frequency.get(word)));
                double length = Math.sqrt(v.values().stream().mapToDouble(x -> x * x).sum());
                v.replaceAll((word, weight) -> length == 0 ? 0 : weight / length);
            }
            int[] best = null;
            double highest = -1;
            for (int start = 0; start < 3; start++) {
                int[] label = new int[texts.size()];
                double sum = search(vector, number.size(), k, Run.seeded(start).random("k-means", start), label);
                if (sum > highest) {
                    highest = sum;
                    best = label;
                }
            }
            return best;
        }

        private static double search(List<Map<Integer, Double>> vector, int words, int k, Rng rng, int[] label) {
            double[][] centre = new double[k][words];
            for (double[] c : centre) {
                vector.get(rng.nextInt(vector.size())).forEach((word, weight) -> c[word] = weight);
            }
            double sum = 0;
            for (int round = 0; round < 15; round++) {
                sum = 0;
                for (int i = 0; i < label.length; i++) {
                    double most = -1;
                    for (int c = 0; c < k; c++) {
                        double dot = 0;
                        for (Map.Entry<Integer, Double> entry : vector.get(i).entrySet()) {
                            dot += entry.getValue() * centre[c][entry.getKey()];
                        }
                        if (dot > most) {
                            most = dot;
                            label[i] = c;
                        }
                    }
                    sum += most;
                }
                centre = new double[k][words];
                for (int i = 0; i < label.length; i++) {
                    double[] c = centre[label[i]];
                    vector.get(i).forEach((word, weight) -> c[word] += weight);
                }
                for (double[] c : centre) {
                    double length = Math.sqrt(Arrays.stream(c).map(x -> x * x).sum());
                    for (int w = 0; length > 0 && w < c.length; w++) {
                        c[w] /= length;
                    }
                }
            }
            return sum;
        }
    }
}
