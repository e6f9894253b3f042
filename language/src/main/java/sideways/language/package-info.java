// SPDX-License-Identifier: Apache-2.0
/**
 * Words: posts into tokens, tokens into numbers, small word lists of our own.
 *
 * <p>In: {@link sideways.event.Texts}. Out: {@link sideways.event.Words} and which of them belong to a
 * word list. Start at {@link sideways.language.Tokenizer}. Nothing here leaves the machine, and no
 * model is needed: tokens follow Unicode's word boundaries (UAX #29), Chinese, Japanese and Korean
 * are cut into pairs of characters.
 */
package sideways.language;
