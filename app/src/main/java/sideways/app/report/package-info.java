// SPDX-License-Identifier: Apache-2.0
/**
 * The written answer. In: {@link sideways.finding.Findings}. Out: findings.json, report.html, CSV tables and
 * a summary in plain words, all views of the one document.
 *
 * <p>Start at {@link sideways.app.report.ReportHtml} for the page, at {@link sideways.app.report.FindingsJson}
 * for the contract (docs/findings.md), and at {@link sideways.app.report.Glossary} for what a measure is called
 * and where it stands. Figures are drawn by {@code app/web} from the findings embedded in the page; everything
 * said in words or tables is written here and needs no script.
 */
package sideways.app.report;
