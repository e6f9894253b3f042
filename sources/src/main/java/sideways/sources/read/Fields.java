// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields to take from each record and where they stand in it: a key or column name, or a dotted path
 * such as {@code user.name} into nested JSON. A path that starts with {@code ../} leads out of the record,
 * into the objects that hold it. Names are compared without regard to case.
 */
public final class Fields {

    private final List<String> names;
    private final List<String> paths;
    private final Map<String, Integer> flat = new HashMap<>();
    final Step root = new Step();

    /** The fields that stand outside of the record; has none as a rule. */
    final Step outer = new Step();

    /** One key of a JSON path: the field it fills, and what to take from inside it. */
    static final class Step {
        int field = -1;
        Map<String, Step> inside = Map.of();

        Step at(String key) {
            Step exact = inside.get(key);
            return exact != null ? exact : inside.get(key.toLowerCase(Locale.ROOT));
        }

        private Step grow(String key) {
            if (inside.isEmpty()) {
                inside = new HashMap<>();
            }
            return inside.computeIfAbsent(key, none -> new Step());
        }
    }

    private Fields(List<String> names, List<String> paths) {
        this.names = List.copyOf(names);
        this.paths = List.copyOf(paths);
        for (int field = 0; field < names.size(); field++) {
            String path = paths.get(field).toLowerCase(Locale.ROOT);
            if (path.isEmpty()) {
                continue;
            }
            boolean outside = path.startsWith("../");
            path = outside ? path.substring(3) : path;
            if (!outside) {
                flat.putIfAbsent(path, field);
            }
            Step base = outside ? outer : root;
            Step step = base.grow(path);
            if (step.field < 0) {
                step.field = field;
            }
            if (path.indexOf('.') > 0) {
                Step nested = base;
                for (String key : path.split("\\.")) {
                    nested = nested.grow(key);
                }
                nested.field = field;
            }
        }
    }

    /** Fields that bear the names of their columns. */
    public static Fields of(List<String> names) {
        return new Fields(names, names);
    }

    /** Fields {@code names}, each found where {@code path} says; those without a path stay null. */
    public static Fields at(List<String> names, Map<String, String> path) {
        List<String> paths = new ArrayList<>();
        for (String name : names) {
            paths.add(path.getOrDefault(name, ""));
        }
        return new Fields(names, paths);
    }

    public int count() {
        return names.size();
    }

    public String name(int field) {
        return names.get(field);
    }

    public String path(int field) {
        return paths.get(field);
    }

    /** The field filled from the column {@code column}, or −1. */
    public int indexOf(String column) {
        return flat.getOrDefault(column.toLowerCase(Locale.ROOT), -1);
    }
}
