// SPDX-License-Identifier: Apache-2.0
package sideways.sources;

import java.util.List;
import sideways.finding.Findings;
import sideways.sources.store.Store;

/**
 * What an import gave.
 *
 * @param store open; the caller closes it
 * @param sources every file looked at; rows = events + skipped in each. A row of a table can give more
 *     than one event (a Kickstarter project and its backers) and counts once here
 * @param skipped rows left out in all; their reasons are in the store
 */
public record Imported(Store store, List<Findings.Source> sources, long skipped) { }
