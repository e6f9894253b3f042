// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import sideways.event.Action;
import sideways.event.EventLog;
import sideways.event.Labels;
import sideways.event.Languages;
import sideways.event.Texts;
import sideways.event.Words;
import sideways.run.Rng;

/** Logs of texts for tests: who said what, where, when, in answer to whom. Words of three letters and less carry no meaning. */
final class Said {

    private final List<String[]> row = new ArrayList<>();
    private final List<Long> seconds = new ArrayList<>();
    private final List<Integer> parent = new ArrayList<>();
    private final List<String> language = new ArrayList<>();

    /** @param who null for nobody   @param where empty for no channel   @param answers event answered, or −1 */
    Said say(String who, String where, long atSeconds, int answers, String tongue, String text) {
        row.add(new String[] {who, where, text});
        seconds.add(atSeconds);
        parent.add(answers);
        language.add(tongue);
        return this;
    }

    Said say(String who, String text) {
        return say(who, "", 0, -1, "", text);
    }

    EventLog log() {
        EventLog.Columns columns = new EventLog.Columns(row.size());
        Map<String, Integer> actor = new LinkedHashMap<>();
        Map<String, Integer> channel = new LinkedHashMap<>();
        List<String> name = new ArrayList<>();
        for (int event = 0; event < row.size(); event++) {
            String who = row.get(event)[0];
            String where = row.get(event)[1];
            if (who == null || !actor.containsKey(who)) {
                name.add(who);
                if (who != null) {
                    actor.put(who, name.size() - 1);
                }
            }
            columns.actor[event] = who == null ? name.size() - 1 : actor.get(who);
            columns.action[event] = (byte) (parent.get(event) < 0 ? Action.POST : Action.REPLY).ordinal();
            columns.parent[event] = parent.get(event);
            columns.channel[event] = where.isEmpty() ? -1 : channel.computeIfAbsent(where, w -> channel.size());
            columns.timeMillis[event] = seconds.get(event) < 0 ? EventLog.NO_TIME : seconds.get(event) * 1000;
        }
        return new EventLog(columns, name.toArray(new String[0]), channel.keySet().toArray(new String[0]), Labels.none(row.size()), Labels.none(row.size()));
    }

    /** The texts of given events. */
    Texts texts(int[] events) {
        return reader -> Arrays.stream(events).forEach(event -> reader.text(event, row.get(event)[2]));
    }

    /** "games" counts as "game", the only forms there are. */
    Words words() {
        TreeSet<String> vocabulary = new TreeSet<>();
        row.forEach(r -> vocabulary.addAll(split(r[2])));
        String[] spelling = vocabulary.toArray(new String[0]);
        long[] offset = new long[row.size() + 1];
        List<Integer> word = new ArrayList<>();
        for (int event = 0; event < row.size(); event++) {
            split(row.get(event)[2]).forEach(w -> word.add(Arrays.binarySearch(spelling, w)));
            offset[event + 1] = word.size();
        }
        boolean[] content = new boolean[spelling.length];
        int[] form = new int[spelling.length];
        for (int w = 0; w < spelling.length; w++) {
            content[w] = spelling[w].length() > 3;
            int singular = spelling[w].equals("games") ? Arrays.binarySearch(spelling, "game") : -1;
            form[w] = singular < 0 ? w : singular;
        }
        String[] code = language.stream().filter(l -> !l.isEmpty()).distinct().sorted().toArray(String[]::new);
        byte[] told = new byte[row.size()];
        for (int event = 0; event < told.length; event++) {
            told[event] = (byte) (language.get(event).isEmpty() ? -1 : Arrays.binarySearch(code, language.get(event)));
        }
        return new Words(offset, word.stream().mapToInt(Integer::intValue).toArray(), spelling, content, form, new Languages(told, code));
    }

    /** Fifteen words drawn from five hundred. */
    static String words(Rng rng) {
        StringBuilder text = new StringBuilder("word" + rng.nextInt(500));
        for (int w = 0; w < 14; w++) {
            text.append(" word").append(rng.nextInt(500));
        }
        return text.toString();
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
