// SPDX-License-Identifier: Apache-2.0
package sideways.event;

/** The texts of a log, read in passing: they live in the store, not in memory. */
@FunctionalInterface
public interface Texts {

    /** Calls {@code reader} once for each event that has a text, in the order of the events. */
    void forEach(Reader reader);

    @FunctionalInterface
    interface Reader {
        void text(int event, String text);
    }
}
