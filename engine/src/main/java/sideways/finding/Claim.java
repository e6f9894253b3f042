// SPDX-License-Identifier: Apache-2.0
package sideways.finding;

import java.util.List;

/**
 * A sentence of the essay "Altruism or Anonymity?", held against this log.
 *
 * @param sentence the claim in the essay's sense, in one sentence
 * @param because why the answer is what it is, with the numbers, in plain words
 * @param findings ids of the findings the answer rests on
 */
public record Claim(String id, String sentence, Answer answer, String because, List<String> findings) {

    public enum Answer {
        SUPPORTED("supported"),
        NOT_SUPPORTED("not-supported"),
        NOT_TESTABLE("not-testable");

        public final String label;

        Answer(String label) {
            this.label = label;
        }
    }
}
