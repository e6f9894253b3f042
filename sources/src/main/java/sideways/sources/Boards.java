// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The 4chan board a file comes from, when its place tells: {@code pol_2016.csv}, {@code 4chan-g/thread.json}.
 * The only thing ever read from a file's name, since 4chan's files do not say it inside.
 */
final class Boards {

    private static final Set<String> BOARDS = Set.of(("3 a aco adv an asp b bant biz c cgl ck cm co d diy e f fa fit g gd gif h hc his hm "
            + "hr i ic int jp k lgbt lit m mlp mu n news o out p po pol pw qa qst r r9k s s4s sci soc sp t tg toy trash trv tv u v vg "
            + "vip vm vmg vp vr vrpg vst vt w wg wsg wsr x xs y").split(" "));

    private Boards() { }

    /** The board's name, or null. */
    static String of(Path file) {
        String named = firstBoard(file.getFileName().toString());
        Path folder = file.toAbsolutePath().getParent();
        return named != null || folder == null || folder.getFileName() == null ? named : firstBoard(folder.getFileName().toString());
    }

    private static String firstBoard(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")).filter(BOARDS::contains).findFirst().orElse(null);
    }
}
