// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: one verb, one class. In: arguments. Out: a folder with the report, or one clear
 * sentence. Start at {@link sideways.app.Main}; the main job is {@link sideways.app.Job}.
 */
package sideways.app;
