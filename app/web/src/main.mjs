// SPDX-License-Identifier: Apache-2.0
// Draws the figures of a report. Every number comes from the embedded findings.json; words come from the page.
import { drawMap } from "./map.mjs";
import { plots } from "./plots.mjs";

const findings = JSON.parse(document.getElementById("findings-json").textContent);

for (const figure of document.querySelectorAll("figure[data-plot]")) {
  const host = figure.querySelector(".plot");
  const draw = plots[figure.dataset.plot];
  if (!draw) continue;
  // without a script the frame stays hidden: the tables hold the same numbers
  figure.hidden = false;
  let drawnWidth = 0;
  const redraw = () => {
    const width = Math.floor(host.clientWidth);
    if (width === 0 || width === drawnWidth) return;
    drawnWidth = width;
    try {
      host.replaceChildren(draw(findings, width, figure.dataset));
    } catch (error) {
      figure.hidden = true;
      console.error(error);
    }
  };
  redraw();
  new ResizeObserver(redraw).observe(host);
}

const map = document.querySelector(".map");
if (map) drawMap(map, findings);

// closed tables would be missing on paper
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
