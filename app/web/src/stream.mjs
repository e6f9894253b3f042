// SPDX-License-Identifier: Apache-2.0
// The stream of niches through time: a column for each window, a band for each niche, bands that join or part where niches do.
const NS = "http://www.w3.org/2000/svg";
const COLOURS = 12;
const GAP = 5;
const COLUMN = 9;

/** Names of the bands are made by the page: data-names, a list beside history.tracks. */
export function nicheStream(findings, width, dataset) {
  const { windows, tracks, changes } = findings.history;
  const names = JSON.parse(dataset.names);
  const narrow = width < 520;
  const labels = narrow ? 0 : Math.min(190, width * 0.3);
  const top = 8;
  const bottom = 30;
  const height = narrow ? 260 : 330;
  const place = findings.niches.map((niche) => niche.id);
  const order = tracks.map((track, i) => ({ ...track, i, niche: place.indexOf(track.niche) }))
    .sort((a, b) => (a.niche < 0 ? 1e9 : a.niche) - (b.niche < 0 ? 1e9 : b.niche) || a.i - b.i);
  const most = Math.max(...windows.map((_, w) => order.reduce((sum, track) => sum + track.actors[w], 0)), 1);
  const bands = Math.max(...windows.map((_, w) => order.filter((track) => track.actors[w] > 0).length), 1);
  const gap = Math.min(GAP, (height - top - bottom) / 4 / bands);
  const scale = (height - top - bottom - gap * (bands - 1)) / most;
  const left = 2;
  const step = (width - labels - left - COLUMN - 2) / Math.max(1, windows.length - 1);
  const x = (w) => left + w * step;
  const boxes = windows.map((_, w) => {
    let y = top;
    const column = new Map();
    for (const track of order) {
      if (track.actors[w] === 0) continue;
      column.set(track.id, { y, height: track.actors[w] * scale });
      y += track.actors[w] * scale + gap;
    }
    return column;
  });
  const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 12.5, style: "overflow:visible" });
  const colour = (track) => (track.niche >= 0 && track.niche < COLOURS ? `var(--niche-${track.niche + 1})` : "var(--niche-other)");
  for (let w = 1; w < windows.length; w++) {
    const flows = order.filter((track) => boxes[w - 1].has(track.id) && boxes[w].has(track.id)).map((track) => ({ from: track.id, to: track.id, by: track }));
    for (const change of changes.filter((c) => c.window === w && c.other)) {
      const by = order.find((track) => track.id === change.track);
      flows.push(change.what === "merged" ? { from: change.track, to: change.other, by } : { from: change.other, to: change.track, by });
    }
    const drawn = flows.filter((flow) => boxes[w - 1].has(flow.from) && boxes[w].has(flow.to));
    const starts = places(drawn, "from", boxes[w - 1], (flow) => boxes[w].get(flow.to));
    const ends = places(drawn, "to", boxes[w], (flow) => boxes[w - 1].get(flow.from));
    drawn.forEach((flow, i) => ribbon(svg, x(w - 1) + COLUMN, x(w), starts[i], ends[i], colour(flow.by)));
  }
  boxes.forEach((column, w) => column.forEach((box, id) => {
    const track = order.find((t) => t.id === id);
    const bar = element("rect", { x: x(w), y: box.y, width: COLUMN, height: Math.max(1, box.height), fill: colour(track) });
    bar.append(element("title", {}, `${names[track.i]}: ${track.actors[w].toLocaleString("en-US")} members`));
    svg.append(bar);
  }));
  ticks(svg, windows, x, height - bottom, step);
  if (labels > 0) label(svg, order, boxes, names, x(windows.length - 1) + COLUMN + 6, labels - 8, height);
  return svg;
}

/** Where each flow meets its band at one side: what stays comes first, what joins or parts below it, as high as it is at its other side. */
function places(flows, side, column, beyond) {
  const asked = flows.map((flow) => (flow.from === flow.to ? 0 : Math.min(beyond(flow).height, column.get(flow[side]).height)));
  const sum = new Map();
  flows.forEach((flow, i) => sum.set(flow[side], (sum.get(flow[side]) ?? 0) + asked[i]));
  const stays = new Set(flows.filter((flow) => flow.from === flow.to).map((flow) => flow[side]));
  const share = (id) => Math.min(1, (stays.has(id) ? 0.9 : 1) * column.get(id).height / Math.max(sum.get(id), 1e-9));
  const used = new Map();
  return flows.map((flow, i) => {
    const box = column.get(flow[side]);
    const height = flow.from === flow.to ? box.height - share(flow[side]) * sum.get(flow[side]) : share(flow[side]) * asked[i];
    const y = box.y + (used.get(flow[side]) ?? 0);
    used.set(flow[side], (used.get(flow[side]) ?? 0) + height);
    return { y, height };
  });
}

function ribbon(svg, x1, x2, from, to, fill) {
  const middle = (x1 + x2) / 2;
  svg.append(element("path", { fill, "fill-opacity": 0.32,
    d: `M${x1},${from.y}C${middle},${from.y} ${middle},${to.y} ${x2},${to.y}V${to.y + to.height}`
      + `C${middle},${to.y + to.height} ${middle},${from.y + from.height} ${x1},${from.y + from.height}Z` }));
}

function ticks(svg, windows, x, y, step) {
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const every = Math.max(1, Math.ceil(104 / Math.max(step, 1)));
  windows.forEach((window, w) => {
    if (w % every !== 0) return;
    const last = x(w) + 90 > svg.viewBox.baseVal.width;
    svg.append(element("text", { x: last ? svg.viewBox.baseVal.width : x(w), y: y + 20, fill: "var(--muted)", "text-anchor": last ? "end" : "start" },
      day.format(new Date(window.from))));
  });
}

/** Names at the right of the last column, largest band first; one that finds no place is left out. */
function label(svg, order, boxes, names, x, width, height) {
  const last = boxes[boxes.length - 1];
  const taken = [];
  const rows = order.filter((track) => last.has(track.id)).sort((a, b) => last.get(b.id).height - last.get(a.id).height);
  for (const track of rows) {
    const box = last.get(track.id);
    const y = Math.min(height - 34, Math.max(12, box.y + box.height / 2));
    if (taken.some((other) => Math.abs(other - y) < 14)) continue;
    taken.push(y);
    const letters = [...names[track.i]];
    const fits = Math.floor(width / 6.6);
    svg.append(element("text", { x, y: y + 4, fill: "var(--ink)" }, letters.length <= fits ? names[track.i] : letters.slice(0, fits - 1).join("").trimEnd() + "\u2026"));
  }
}

function element(name, attributes, text) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
