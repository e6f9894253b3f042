// SPDX-License-Identifier: Apache-2.0
package sideways.event;

/**
 * Texts as vectors: what means nearly the same lies nearly in one direction. Made by the language module; the engine
 * compares vectors and reads no text.
 *
 * <p>An implementation may be called from several threads, and gives one vector for one text, whatever was asked
 * before, so that the order of questions leaves no trace.
 */
public interface SentenceVectors {

    /** The vector of a text or a word, of length 1 and as many dimensions as any other of this model. */
    float[] of(String text);

    /** The model and its version, for the record. */
    String model();

    /** The language it was trained on, ISO 639-1; of other languages its vectors say little. */
    String language();
}
