// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * What the place of a file tells. Some exports say what they are of only there: 4chan's files do not name
 * their board ({@code pol_2016.csv}, {@code 4chan-g/thread.json}), Polis gives each conversation a folder,
 * tools for YouTube each video a file. A source is never told by it.
 */
final class Places {

    private static final Set<String> BOARDS = Set.of(("3 a aco adv an asp b bant biz c cgl ck cm co d diy e f fa fit g gd gif h hc his hm "
            + "hr i ic int jp k lgbt lit m mlp mu n news o out p po pol pw qa qst r r9k s s4s sci soc sp t tg toy trash trv tv u v vg "
            + "vip vm vmg vp vr vrpg vst vt w wg wsg wsr x xs y").split(" "));

    private static final Set<String> ENDINGS = Set.of("gz bz2 xz zst zip tar tgz csv tsv tab txt json jsonl ndjson html htm".split(" "));

    private Places() { }

    /** The 4chan board a file comes from, or null. */
    static String board(Path file) {
        String named = firstBoard(file.getFileName().toString());
        return named != null ? named : firstBoard(folder(file));
    }

    /** Name of the folder a file lies in; empty at the root. */
    static String folder(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
    }

    /** A file's name without the endings of its format and wrapping. */
    static String stem(Path file) {
        String stem = file.getFileName().toString();
        for (int dot = stem.lastIndexOf('.'); dot > 0 && ENDINGS.contains(stem.substring(dot + 1).toLowerCase(Locale.ROOT)); dot = stem.lastIndexOf('.')) {
            stem = stem.substring(0, dot);
        }
        return stem;
    }

    private static String firstBoard(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")).filter(BOARDS::contains).findFirst().orElse(null);
    }
}
