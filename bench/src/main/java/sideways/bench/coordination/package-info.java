// SPDX-License-Identifier: Apache-2.0
/** How long it takes to find who acts together, on made-up shares, beside comparing all with all. */
package sideways.bench.coordination;
