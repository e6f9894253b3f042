// SPDX-License-Identifier: Apache-2.0
/** How fast texts are read for the camps, beside a plain count by a regular expression. */
package sideways.bench.camp;
