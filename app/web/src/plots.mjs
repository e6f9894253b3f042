// SPDX-License-Identifier: Apache-2.0
import { areaY, axisX, axisY, dot, gridX, gridY, line, plot, rectY, ruleX, ruleY, text, tickX } from "@observablehq/plot";
import { culture } from "./culture.mjs";
import { nicheStream } from "./stream.mjs";

const ACCENT = "var(--accent)";
const INK = "var(--ink)";
const MUTED = "var(--muted)";
const RULE = "var(--rule)";
const STYLE = { fontFamily: "inherit", fontSize: "13px", background: "none", color: "inherit", overflow: "visible" };

const percent = (value) => `${Math.round(value * 100)}%`;
const signed = (value) => String(value).replace("-", "\u2212");

/** Rows as the page names them, joined with their numbers: the page sends [id, variant, label, value as text]. */
function measuredRows(findings, dataset) {
  return JSON.parse(dataset.rows).map(([id, variant, label, shown]) => {
    const found = findings.findings.find((f) => f.id === id && f.variant === variant && f.scope === "movement");
    return { ...found, label, shown, key: `${id} ${variant}` };
  });
}

function rowFigure(rows, width, marks, { domain, ticks, tickFormat, rowHeight = 52, marginBottom = 30 }) {
  return plot({
    width, height: rows.length * rowHeight + marginBottom, style: STYLE,
    marginLeft: 8, marginRight: 8, marginTop: 0, marginBottom,
    x: { domain, ticks, tickFormat, label: null },
    y: { domain: rows.map((row) => row.key), axis: null, padding: 0 },
    marks: [
      ...marks,
      text(rows, { y: "key", text: "label", frameAnchor: "left", dy: -14, dx: 0, fill: INK }),
      text(rows, { y: "key", text: "shown", frameAnchor: "right", textAnchor: "end", dy: -14, fill: INK, fontWeight: 600, fontVariant: "tabular-nums" }),
    ],
  });
}

/** Where between "all straight from the source" (0) and "all from one another" (1) the movement stands. */
function sideways(findings, width, dataset) {
  const rows = measuredRows(findings, dataset);
  const thick = { strokeWidth: 14, dy: 6 };
  return rowFigure(rows, width, [
    axisX([0], { tickSize: 0, tickFormat: () => "all vertical", textAnchor: "start", color: MUTED }),
    axisX([0.5], { tickSize: 0, tickFormat: () => "half", color: MUTED }),
    axisX([1], { tickSize: 0, tickFormat: () => "all sideways", textAnchor: "end", color: MUTED }),
    ruleY(rows, { y: "key", x1: 0, x2: 1, stroke: RULE, ...thick }),
    ruleY(rows, { y: "key", x1: 0, x2: "value", stroke: ACCENT, ...thick }),
    ruleX([0.5], { stroke: INK, strokeOpacity: 0.5, strokeDasharray: "2,3" }),
    ruleY(rows.filter((row) => row.low !== null), { y: "key", x1: "low", x2: "high", stroke: INK, strokeWidth: 2.5, dy: 6 }),
    tickX(rows.filter((row) => row.null !== null), { x: "null", y: "key", stroke: INK, strokeWidth: 1, insetTop: 22, insetBottom: 10 }),
    tickX(rows.filter((row) => row.low !== null), { x: "low", y: "key", stroke: INK, strokeWidth: 2, insetTop: 26, insetBottom: 14 }),
    tickX(rows.filter((row) => row.low !== null), { x: "high", y: "key", stroke: INK, strokeWidth: 2, insetTop: 26, insetBottom: 14 }),
  ], { domain: [0, 1] });
}

/** Value as a dot, its interval as a bar, chance alone as a tick. */
function intervals(findings, width, dataset) {
  const rows = measuredRows(findings, dataset);
  const shares = dataset.scale === "share";
  const values = rows.flatMap((row) => [row.value, row.low, row.high, row.null]).filter((value) => value !== null);
  const domain = shares ? [0, niceTop(Math.max(...values))] : [Math.min(-1, ...values), Math.max(1, ...values)];
  return rowFigure(rows, width, [
    gridX({ ticks: 5, stroke: RULE, strokeOpacity: 1 }),
    axisX({ ticks: 5, tickSize: 0, tickFormat: shares ? sharePercent : signed, color: MUTED }),
    shares ? null : ruleX([0], { stroke: MUTED }),
    ruleY(rows, { y: "key", x1: domain[0], x2: domain[1], stroke: RULE, dy: 6 }),
    shares ? ruleY(rows, { y: "key", x1: 0, x2: "value", stroke: ACCENT, strokeWidth: 2, dy: 6 }) : null,
    ruleY(rows.filter((row) => row.low !== null), { y: "key", x1: "low", x2: "high", stroke: ACCENT, strokeOpacity: 0.35, strokeWidth: 9, dy: 6 }),
    tickX(rows.filter((row) => row.null !== null), { x: "null", y: "key", stroke: INK, strokeWidth: 2, insetTop: 22, insetBottom: 10 }),
    dot(rows, { x: "value", y: "key", r: 5, fill: ACCENT, stroke: "var(--paper)", strokeWidth: 1, dy: 6 }),
  ], { domain });
}

const niceTop = (value) => [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].find((top) => value <= top) ?? 1;
const sharePercent = (value) => `${+(value * 100).toPrecision(3)}%`;

/** How many trees there are of each size, counts on a log scale so that the one giant stays visible. */
function cascadeSizes(findings, width) {
  const classes = findings.cascadeSizes.filter((c) => c.count > 0)
    .map((c) => ({ ...c, name: c.from === c.to ? `${c.from}` : `${c.from}\u2013${c.to}` }));
  const crowded = classes.length * 72 > width;
  return plot({
    width, height: crowded ? 280 : 240, style: STYLE, marginLeft: 52, marginRight: 8, marginTop: 26, marginBottom: crowded ? 88 : 44,
    x: { type: "point", domain: classes.map((c) => c.name), padding: 0.5 },
    y: { type: "log", domain: [0.8, Math.max(...classes.map((c) => c.count)) * 1.3] },
    marks: [
      gridY({ ticks: 4, stroke: RULE, strokeOpacity: 1 }),
      axisY({ ticks: 4, tickSize: 0, tickFormat: compact, label: "trees", labelArrow: "none", labelAnchor: "top", color: MUTED }),
      axisX({ tickSize: 0, tickRotate: crowded ? -50 : 0, label: "posts in the tree", labelArrow: "none", labelAnchor: "center", labelOffset: crowded ? 84 : 38, color: MUTED }),
      ruleX(classes, { x: "name", y1: 0.8, y2: "count", stroke: ACCENT, strokeWidth: 2 }),
      dot(classes, { x: "name", y: "count", r: 4.5, fill: ACCENT }),
      text(classes, { x: "name", y: "count", text: (c) => compact(c.count), dy: -12, fill: INK, fontSize: crowded ? 10 : 12 }),
    ],
  });
}

/** How far trees get from home: observed as bars, dealt at random as a line of steps. */
function homeShares(findings, width) {
  const bins = findings.homeShares;
  const steps = [...bins.map((bin) => ({ x: bin.from, y: bin.chance })), { x: 1, y: bins[bins.length - 1].chance }];
  const top = Math.max(...bins.map((bin) => Math.max(bin.count, bin.chance))) * 1.12;
  return plot({
    width, height: 230, style: STYLE, marginLeft: 52, marginRight: 14, marginTop: 26, marginBottom: 44,
    x: { domain: [0, 1] }, y: { domain: [0, top] },
    marks: [
      gridY({ ticks: 4, stroke: RULE, strokeOpacity: 1 }),
      axisY({ ticks: 4, tickSize: 0, tickFormat: compact, label: "trees", labelArrow: "none", labelAnchor: "top", color: MUTED }),
      axisX({ ticks: 5, tickSize: 0, tickFormat: percent, label: "share of the adopters outside of the home niche", labelArrow: "none", labelAnchor: "center", labelOffset: 38, color: MUTED }),
      rectY(bins, { x1: "from", x2: "to", y: "count", fill: ACCENT, fillOpacity: 0.75, insetLeft: 1, insetRight: 1 }),
      line(steps, { x: "x", y: "y", curve: "step-after", stroke: INK, strokeWidth: 1.5 }),
      ruleX([0.5], { stroke: INK, strokeOpacity: 0.5, strokeDasharray: "2,3" }),
    ],
  });
}

/** How far the curve hangs below the diagonal is the Gini coefficient. */
function lorenz(findings, width, { who }) {
  const points = findings.lorenz;
  const size = Math.min(width, 420);
  const at99 = heightAt(points, 0.99);
  const top = { x: 0.99, y: at99, words: `first 1% hold ${percent(1 - at99)}` };
  return plot({
    width: size, height: size, style: STYLE, marginLeft: 48, marginRight: 14, marginTop: 26, marginBottom: 44,
    x: { domain: [0, 1] }, y: { domain: [0, 1] },
    marks: [
      gridY({ ticks: 4, stroke: RULE, strokeOpacity: 1 }),
      axisX({ ticks: 4, tickSize: 0, tickFormat: percent, label: `${who}, from the least influential`, labelArrow: "none", labelAnchor: "center", labelOffset: 38, color: MUTED }),
      axisY({ ticks: 4, tickSize: 0, tickFormat: percent, label: "influence they hold together", labelArrow: "none", labelAnchor: "top", color: MUTED }),
      line([[0, 0], [1, 1]], { stroke: MUTED, strokeDasharray: "3,4" }),
      text([{ x: 0.36, y: 0.36 }], { x: "x", y: "y", text: () => "everyone equal", dy: -9, rotate: -44, fill: MUTED }),
      areaY(points, { x: "x", y1: "y", y2: "x", fill: ACCENT, fillOpacity: 0.12 }),
      line(points, { x: "x", y: "y", stroke: ACCENT, strokeWidth: 2.5 }),
      dot([top], { x: "x", y: "y", r: 4.5, fill: ACCENT, stroke: "var(--paper)" }),
      text([top], { x: "x", y: "y", text: "words", textAnchor: "end", dx: -10, dy: 1, fill: INK, stroke: "var(--paper)", strokeWidth: 4, fontWeight: 600 }),
    ],
  });
}

function heightAt(points, x) {
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (b.x >= x) return b.x === a.x ? b.y : a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
  }
  return 1;
}

function timeline(findings, width) {
  const starts = findings.timeline.map((stretch) => new Date(stretch.start));
  const last = starts.length - 1;
  const lastLength = last > 0 ? starts[last] - starts[last - 1] : 86_400_000;
  const bars = findings.timeline.map((stretch, i) => ({
    from: starts[i], to: i < last ? starts[i + 1] : new Date(+starts[i] + lastLength), events: stretch.events }));
  return plot({
    width, height: 142, style: STYLE, marginLeft: 48, marginRight: 14, marginTop: 22, marginBottom: 36,
    x: { type: "utc" }, y: {},
    marks: [
      gridY({ ticks: 2, stroke: RULE, strokeOpacity: 1 }),
      axisY({ ticks: 2, tickSize: 0, tickFormat: compact, label: "events", labelArrow: "none", labelAnchor: "top", color: MUTED }),
      axisX({ ticks: Math.max(2, Math.floor(width / 110)), tickSize: 3, label: null, color: MUTED }),
      rectY(bars, { x1: "from", x2: "to", y: "events", fill: ACCENT, inset: 0, insetRight: bars.length * 4 < width ? 1 : 0 }),
      ruleY([0], { stroke: MUTED }),
    ],
  });
}

function compact(count) {
  if (count < 1000) return `${count}`;
  return count < 1e6 ? `${+(count / 1e3).toPrecision(3)}k` : `${+(count / 1e6).toPrecision(3)}M`;
}

export const plots = { culture, sideways, intervals, "cascade-sizes": cascadeSizes, "home-shares": homeShares, lorenz, timeline, "niche-stream": nicheStream };
