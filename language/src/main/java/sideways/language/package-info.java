// SPDX-License-Identifier: Apache-2.0
/**
 * Words: posts into tokens, tokens into numbers, small word lists of our own.
 *
 * <p>In: {@link sideways.event.Texts}. Out: {@link sideways.event.Words} and which of them belong to a
 * word list. Start at {@link sideways.language.Tokenizer}. Nothing here leaves the machine, and no
 * model is needed: tokens follow Unicode's word boundaries (UAX #29), and the dictionaries of ICU where
 * a script has no spaces. {@link sideways.language.LanguageGuess} tells the language of a text by its script and
 * function words. Only where sentence embeddings are asked for, {@link sideways.language.MiniLm} loads a model from its jar.
 */
package sideways.language;
