// SPDX-License-Identifier: Apache-2.0
package sideways.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sideways.simulate.SyntheticMovement;

/** Small logs for tests: {@code LogBuilder.events("ann posts a; bob replies a as b; cat shares a")}. */
public final class LogBuilder {

    private final List<Object[]> rows = new ArrayList<>();
    private final Map<String, Integer> actor = new LinkedHashMap<>();
    private final Map<String, Integer> item = new LinkedHashMap<>();
    private final Map<String, Integer> channel = new LinkedHashMap<>();
    private final List<String> actorName = new ArrayList<>();

    /** Sentences "WHO posts|replies|shares|quotes|gives ITEM [as OWN]"; "anonymous" is nobody. */
    public static EventLog events(String sentences) {
        LogBuilder builder = new LogBuilder();
        long time = 0;
        for (String sentence : sentences.split(";")) {
            String[] word = sentence.strip().split("\\s+");
            Action action = Action.valueOf(word[1].replaceAll("ies$", "y").replaceAll("s$", "").toUpperCase(Locale.ROOT));
            boolean starts = action == Action.POST;
            String own = word.length > 4 ? word[4] : starts ? word[2] : "item" + builder.rows.size();
            builder.add(word[0].equals("anonymous") ? null : word[0], action, own, starts ? null : word[2], null, "", time++);
        }
        return builder.build();
    }

    /** The log of a synthetic movement, as a source would read it. */
    public static EventLog of(SyntheticMovement movement) {
        LogBuilder builder = new LogBuilder();
        for (SyntheticMovement.Row row : movement.rows()) {
            builder.add(row.actor(), row.action(), row.item(), row.parent(), row.root(), row.channel(), row.timeSeconds());
        }
        return builder.build();
    }

    private void add(String who, Action action, String own, String parent, String root, String where, long timeSeconds) {
        int number;
        if (who == null) {
            number = actorName.size();
            actorName.add(null);
        } else {
            number = actor.computeIfAbsent(who, name -> {
                actorName.add(name);
                return actorName.size() - 1;
            });
        }
        item.put(own, rows.size());
        rows.add(new Object[] {number, action, parent, root, where.isEmpty() ? -1 : channel.computeIfAbsent(where, name -> channel.size()), timeSeconds});
    }

    private EventLog build() {
        EventLog.Columns columns = new EventLog.Columns(rows.size());
        for (int event = 0; event < rows.size(); event++) {
            Object[] row = rows.get(event);
            columns.actor[event] = (int) row[0];
            Action action = (Action) row[1];
            columns.action[event] = (byte) action.ordinal();
            int up = row[2] == null ? -1 : item.getOrDefault((String) row[2], -1);
            if (action == Action.SHARE) {
                columns.shareOf[event] = up;
            } else {
                columns.parent[event] = up;
            }
            columns.root[event] = row[3] == null ? -1 : item.getOrDefault((String) row[3], -1);
            columns.channel[event] = (int) row[4];
            columns.timeMillis[event] = (long) row[5] * 1000;
            columns.flag[event] = actorName.get((int) row[0]) == null ? EventLog.ANONYMOUS : 0;
        }
        return new EventLog(columns, actorName.toArray(new String[0]), channel.keySet().toArray(new String[0]),
                Labels.none(rows.size()), Labels.none(rows.size()));
    }
}
