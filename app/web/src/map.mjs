// SPDX-License-Identifier: Apache-2.0
// The niche map, drawn over its own static picture: same discs, same ties, plus every drawn actor and tie, zoom and
// a word about what is under the pointer. Positions come laid out; without WebGL the static picture stays.
import Graph from "graphology";
import Sigma from "sigma";

const NAMED_NICHES = 12;
const MAX_TIES = 60;

export function drawMap(frame, findings) {
  const { map, nicheTies } = findings;
  // small niches of many have no place on the map
  const niches = findings.niches.filter((niche) => niche.radius > 0);
  const picture = frame.querySelector("svg");
  if (!hasWebGL() || map.nodes.length === 0) {
    keepPicture(frame, picture);
    return;
  }
  const nicheById = new Map(niches.map((niche, i) => [niche.id, { ...niche, y: -niche.y, index: i }]));
  const stage = frame.querySelector(".stage");
  stage.hidden = false;
  let colours = readColours();
  const scale = Math.max(0.35, Math.min(1, stage.clientWidth / 900));
  const graph = graphOf(map, nicheById, colours, scale);
  const box = picture.viewBox.baseVal;
  let sigma;
  try {
    sigma = new Sigma(graph, stage, {
      renderLabels: false, minCameraRatio: 0.05, maxCameraRatio: 1.5, stagePadding: 0, autoRescale: true, zIndex: false,
      defaultDrawNodeHover: () => { },
    });
  } catch (error) {
    console.error(error);
    stage.hidden = true;
    keepPicture(frame, picture);
    return;
  }
  frame.classList.add("live");
  sigma.setCustomBBox({ x: [box.x, box.x + box.width], y: [-(box.y + box.height), -box.y] });
  sigma.createCanvasContext("discs", { beforeLayer: "edges", style: { inset: "0" } });
  sigma.createCanvasContext("names", { beforeLayer: "mouse", style: { inset: "0", pointerEvents: "none" } });
  sigma.resize(true);
  sigma.on("afterRender", () => {
    drawDiscs(sigma, [...nicheById.values()], nicheTies, nicheById, colours);
    drawNames(sigma, [...nicheById.values()], colours);
  });
  sigma.refresh();
  tellWhatIsUnderThePointer(frame, sigma, graph, nicheById);
  addControls(frame, sigma);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    colours = readColours();
    paint(graph, nicheById, colours);
    sigma.refresh();
  });
}

function hasWebGL() {
  try {
    const canvas = document.createElement("canvas");
    return Boolean(canvas.getContext("webgl2") || canvas.getContext("webgl"));
  } catch {
    return false;
  }
}

/** The picture's letters are in its own units; on a narrow screen they must not shrink with it. */
function keepPicture(frame, picture) {
  const resize = () => {
    const unitsPerPixel = picture.viewBox.baseVal.width / Math.max(1, picture.clientWidth);
    if (picture.clientWidth < 600) picture.style.fontSize = `${12 * unitsPerPixel}px`;
  };
  resize();
  new ResizeObserver(resize).observe(frame);
}

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  return {
    paper: read("--paper"), ink: read("--ink"), tie: read("--tie"), other: read("--niche-other"),
    niche: Array.from({ length: NAMED_NICHES }, (_, i) => read(`--niche-${i + 1}`)),
    font: getComputedStyle(document.body).fontFamily,
  };
}

const colourOf = (niche, colours) => (niche && niche.index < NAMED_NICHES ? colours.niche[niche.index] : colours.other);

function graphOf(map, nicheById, colours, scale) {
  const graph = new Graph({ type: "undirected", multi: true });
  const largest = Math.max(...map.nodes.map((node) => node.size), 1e-9);
  const alike = map.nodes.every((node) => node.size === map.nodes[0].size);
  map.nodes.forEach((node, i) => graph.addNode(i, {
    x: node.x, y: -node.y, size: scale * (alike ? 2.2 : 1 + 5.5 * Math.max(0, node.size) / largest), id: node.id, niche: node.niche }));
  for (const [from, to] of map.edges) graph.addEdge(from, to, { size: 0.5 });
  paint(graph, nicheById, colours);
  return graph;
}

function paint(graph, nicheById, colours) {
  graph.forEachNode((node, { niche }) => graph.setNodeAttribute(node, "color", colourOf(nicheById.get(niche), colours)));
  graph.forEachEdge((edge, _, from, to) => {
    const inside = graph.getNodeAttribute(from, "niche") === graph.getNodeAttribute(to, "niche");
    const colour = inside ? graph.getNodeAttribute(from, "color") : colours.tie;
    graph.setEdgeAttribute(edge, "color", mix(colour, colours.paper, inside ? 0.35 : 0.2));
  });
}

/** sigma reads #rrggbb only, so what would be translucent is mixed with the paper here. */
function mix(colour, paper, share) {
  const channel = (hex, i) => parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  return "#" + [0, 1, 2].map((i) => Math.round(share * channel(colour, i) + (1 - share) * channel(paper, i)).toString(16).padStart(2, "0")).join("");
}

function onScreen(sigma, niche) {
  const centre = sigma.graphToViewport(niche);
  const rim = sigma.graphToViewport({ x: niche.x + niche.radius, y: niche.y });
  return { x: centre.x, y: centre.y, radius: Math.hypot(rim.x - centre.x, rim.y - centre.y) };
}

function drawDiscs(sigma, niches, ties, nicheById, colours) {
  const context = sigma.getCanvases().discs.getContext("2d");
  const { width, height } = sigma.getDimensions();
  context.clearRect(0, 0, width, height);
  const heaviest = Math.max(...ties.map((tie) => tie.weight), 1);
  context.strokeStyle = colours.tie;
  context.lineCap = "round";
  for (const tie of ties.slice(0, MAX_TIES)) {
    if (!nicheById.has(tie.from) || !nicheById.has(tie.to)) continue;
    const from = onScreen(sigma, nicheById.get(tie.from));
    const to = onScreen(sigma, nicheById.get(tie.to));
    context.lineWidth = 0.75 + 7 * Math.sqrt(tie.weight / heaviest);
    context.globalAlpha = 0.45;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
  context.globalAlpha = 1;
  for (const niche of niches) {
    const { x, y, radius } = onScreen(sigma, niche);
    const colour = colourOf(niche, colours);
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = mix(colour, colours.paper, 0.16);
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = mix(colour, colours.paper, 0.7);
    context.stroke();
  }
}

/** Largest niche first; a name that would cover another one waits for the reader to zoom in. */
function drawNames(sigma, niches, colours) {
  const context = sigma.getCanvases().names.getContext("2d");
  const { width, height } = sigma.getDimensions();
  context.clearRect(0, 0, width, height);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const taken = [];
  for (const niche of niches) {
    const { x, y, radius } = onScreen(sigma, niche);
    const size = Math.max(11, Math.min(16, radius / 4));
    context.font = `600 ${size}px ${colours.font}`;
    const name = shortened(niche.name, 26);
    const half = context.measureText(name).width / 2 + 4;
    if (radius < 6) continue;
    const centre = Math.min(Math.max(x, half), width - half);
    if (x < -radius || x > width + radius) continue;
    const box = { left: centre - half, right: centre + half, top: y - size * 0.75, bottom: y + size * 0.75 };
    if (taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) continue;
    taken.push(box);
    context.lineWidth = 4;
    context.strokeStyle = colours.paper;
    context.strokeText(name, centre, y);
    context.fillStyle = colours.ink;
    context.fillText(name, centre, y);
  }
}

function shortened(name, length) {
  const letters = [...name];
  return letters.length <= length ? name : letters.slice(0, length - 1).join("").trimEnd() + "\u2026";
}

function tellWhatIsUnderThePointer(frame, sigma, graph, nicheById) {
  const note = frame.querySelector(".note");
  const show = (x, y, lines) => {
    note.replaceChildren(...lines.filter(Boolean).map((line) => Object.assign(document.createElement("span"), { textContent: line })));
    note.hidden = false;
    const { width } = sigma.getDimensions();
    note.style.left = `${Math.max(0, Math.min(x + 12, width - note.offsetWidth - 4))}px`;
    note.style.top = `${y + 14}px`;
  };
  const describe = (niche) => (niche ? `${shortened(niche.name, 60)}: ${niche.actors.toLocaleString("en-US")} members` : "in no niche");
  let overNode = false;
  sigma.on("enterNode", ({ node }) => {
    overNode = true;
    const actor = graph.getNodeAttributes(node);
    const { x, y } = sigma.graphToViewport(actor);
    show(x, y, [actor.id && shortened(actor.id, 60), describe(nicheById.get(actor.niche))]);
  });
  sigma.on("leaveNode", () => { overNode = false; note.hidden = true; });
  sigma.getMouseCaptor().on("mousemovebody", (pointer) => {
    if (overNode) return;
    const under = [...nicheById.values()].find((niche) => {
      const disc = onScreen(sigma, niche);
      return Math.hypot(pointer.x - disc.x, pointer.y - disc.y) <= disc.radius;
    });
    const { width, height } = sigma.getDimensions();
    const inside = pointer.x >= 0 && pointer.y >= 0 && pointer.x <= width && pointer.y <= height;
    if (under && inside) show(pointer.x, pointer.y, [describe(under)]);
    else note.hidden = true;
  });
}

function addControls(frame, sigma) {
  const controls = frame.parentElement.querySelector(".controls");
  controls.hidden = false;
  const camera = sigma.getCamera();
  const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200;
  const actions = {
    in: () => camera.animatedZoom({ duration, factor: 1.6 }),
    out: () => camera.animatedUnzoom({ duration, factor: 1.6 }),
    whole: () => camera.animatedReset({ duration }),
  };
  for (const button of controls.querySelectorAll("button")) button.addEventListener("click", actions[button.dataset.zoom]);
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  frame.addEventListener("keydown", (event) => {
    if (event.key === "+" || event.key === "=") actions.in();
    else if (event.key === "-") actions.out();
    else if (event.key === "0") actions.whole();
    else if (step[event.key]) {
      const { x, y, ratio } = camera.getState();
      camera.animate({ x: x + 0.1 * ratio * step[event.key][0], y: y + 0.1 * ratio * step[event.key][1] }, { duration });
    } else return;
    event.preventDefault();
  });
  // the page scrolls under wheel and finger: zooming takes Ctrl, the buttons or the keys, and a finger moves what is zoomed
  frame.querySelector(".stage").addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  }, { capture: true });
  const letFingersMove = () => { sigma.getTouchCaptor().enabled = camera.getState().ratio < 0.98; };
  letFingersMove();
  camera.on("updated", letFingersMove);
}
