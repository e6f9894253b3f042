// SPDX-License-Identifier: Apache-2.0
package sideways.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** An engine and how to run it, as a definition writes it: {@code cwts-leiden iterations=2 repeats=1}. */
record EngineSpec(String engine, Map<String, Integer> options) {

    static EngineSpec parse(String text) {
        String[] words = text.strip().split("\\s+");
        Map<String, Integer> options = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            if (!words[i].matches("[a-z][a-zA-Z]*=\\d+")) {
                throw new IllegalArgumentException("engine \"" + text + "\" has the option \"" + words[i] + "\"; expected name=number, such as threads=2");
            }
            options.put(words[i].substring(0, words[i].indexOf('=')), Integer.parseInt(words[i].substring(words[i].indexOf('=') + 1)));
        }
        return new EngineSpec(words[0], options);
    }

    int option(String name, int otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    int threads() {
        return option("threads", 1);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(engine);
        options.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }
}
