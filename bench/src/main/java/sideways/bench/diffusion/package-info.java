// SPDX-License-Identifier: Apache-2.0
/** How fast the shapes of trees and self-excitement are measured on many events. */
package sideways.bench.diffusion;
