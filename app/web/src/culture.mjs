// SPDX-License-Identifier: Apache-2.0
import { axisX, axisY, dot, gridX, gridY, plot, ruleX, ruleY, text } from "@observablehq/plot";

const STYLE = { fontFamily: "inherit", fontSize: "13px", background: "none", color: "inherit", overflow: "visible" };
const COLOURED = 12;
const NAMED = 10;

/** How distinct each niche's language is and how much it moves, both beyond chance. */
export function culture(findings, width) {
  const beyond = (id, niche) => {
    const found = findings.findings.find((f) => f.id === id && f.scope === `niche:${niche.id}` && f.status === "measured");
    return found && found.null !== null ? found.value - found.null : null;
  };
  const dots = findings.niches
    .map((niche, i) => ({ x: beyond("niche.distinct", niche), y: beyond("niche.dynamic", niche), niche, i }))
    .filter((d) => d.x !== null && d.y !== null);
  const most = Math.max(...dots.map((d) => d.niche.actors));
  const muted = "var(--muted)";
  const rule = "var(--rule)";
  return plot({
    width, height: Math.min(width, 400), style: STYLE, marginLeft: 52, marginRight: 90, marginTop: 30, marginBottom: 44,
    x: { nice: true, zero: true }, y: { nice: true, zero: true }, r: { type: "identity" },
    marks: [
      gridX({ ticks: 5, stroke: rule, strokeOpacity: 1 }), gridY({ ticks: 5, stroke: rule, strokeOpacity: 1 }),
      ruleX([0], { stroke: muted }), ruleY([0], { stroke: muted }),
      axisX({ ticks: 5, tickSize: 0, label: "distinctiveness, nats beyond chance", labelArrow: "none", labelAnchor: "center", labelOffset: 38, color: muted }),
      axisY({ ticks: 5, tickSize: 0, label: "dynamicity, nats beyond chance", labelArrow: "none", labelAnchor: "top", color: muted }),
      dot(dots, { x: "x", y: "y", r: (d) => Math.max(3, 14 * Math.sqrt(d.niche.actors / most)), fillOpacity: 0.75, stroke: "var(--paper)",
        fill: (d) => (d.i < COLOURED ? `var(--niche-${d.i + 1})` : "var(--niche-other)") }),
      text(dots.slice(0, NAMED), { x: "x", y: "y", text: (d) => short(d.niche.name), textAnchor: "start", dx: 12, fill: "var(--ink)",
        stroke: "var(--paper)", strokeWidth: 4, fontSize: 12 }),
    ],
  });
}

const short = (name) => ([...name].length > 22 ? `${[...name].slice(0, 21).join("")}\u2026` : name);
