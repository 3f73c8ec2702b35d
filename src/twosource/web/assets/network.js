// Draws the table of connections as a network; choosing a name shows what it is connected with.
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { zoomButtons } from "./zoom.js";

cytoscape.use(fcose);

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function elements(root) {
  const nodes = [...root.querySelectorAll("[data-node]")].map(({ dataset: { node, name, kind, weight, address } }) =>
    ({ group: "nodes", data: { id: node, name, kind, weight: Number(weight), address } }));
  const edges = [...root.querySelectorAll("tr[data-source]")].map(({ dataset: { source, target, weight } }) =>
    ({ group: "edges", data: { source, target, weight: Number(weight) } }));
  const joined = new Set(edges.flatMap(({ data }) => [data.source, data.target]));
  return [...nodes.filter(({ data }) => joined.has(data.id)), ...edges]; // who is joined with nobody stands in no drawing
}

function style(directed, most) {
  const kinds = { person: "--planned", outlet: "--link", wire: "--link", item: "--overdue", place: "--corroborated", state: "--corroborated", document: "--overdue", anonymous: "--faint" };
  return [
    { selector: "node", style: {
      label: "data(name)", width: `mapData(weight, 1, ${most}, 10, 46)`, height: `mapData(weight, 1, ${most}, 10, 46)`,
      "z-index": (node) => node.data("weight"), "background-color": colour("--single-origin"), color: colour("--ink"), "font-family": "system-ui, sans-serif", "font-size": `mapData(weight, 1, ${most}, 12, 24)`, // the heaviest can be read from afar
      "text-margin-y": -3, "text-max-width": 120, "text-wrap": "ellipsis", "min-zoomed-font-size": 7,
      "text-outline-color": colour("--paper"), "text-outline-width": 2.5 } },
    ...Object.entries(kinds).map(([kind, name]) => ({ selector: `node[kind="${kind}"]`, style: { "background-color": colour(name) } })),
    { selector: "edge", style: {
      width: `mapData(weight, 1, ${Math.max(2, most / 2)}, 1, 7)`, "line-color": colour("--line"), "curve-style": directed ? "bezier" : "haystack",
      "target-arrow-shape": directed ? "triangle" : "none", "target-arrow-color": colour("--line"), "arrow-scale": 0.8, opacity: 0.9 } },
    { selector: ".far", style: { opacity: 0.12 } },
    { selector: "edge.near", style: { "line-color": colour("--link"), "target-arrow-color": colour("--link"), opacity: 1 } },
    { selector: "node.near", style: { "font-weight": 600, "z-index": 2 * most + 9 } },
  ];
}

// One network is drawn alike each time: the layout, which draws lots, draws the same ones (the generator is Park and Miller's).
function evenly(work) {
  const { random } = Math;
  let state = 1;
  Math.random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  try {
    return work();
  } finally {
    Math.random = random;
  }
}

function draw(figure) {
  const root = figure.parentElement;
  const found = elements(root);
  if (!found.length) return;
  if (!document.getElementById("__________cytoscape_stylesheet")) { // it would add a style element of its own, which the policy forbids
    const stand = document.createElement("template");
    stand.id = "__________cytoscape_stylesheet";
    document.head.append(stand);
  }
  figure.hidden = false;
  root.querySelector("[data-network-note]").hidden = false;
  root.querySelector("details.nodes").open = false;
  const most = Math.max(2, ...found.map(({ data }) => (data.source ? 1 : data.weight)));
  const network = evenly(() => cytoscape({
    container: figure, elements: found, style: style(figure.dataset.directed === "true", most),
    layout: { name: "fcose", quality: "proof", randomize: true, animate: false, nodeSeparation: 90, idealEdgeLength: 95, packComponents: true },
    minZoom: 0.15, maxZoom: 4, userZoomingEnabled: false, // the wheel scrolls the page
  }));
  const middle = () => ({ x: figure.clientWidth / 2, y: figure.clientHeight / 2 });
  figure.append(zoomButtons((factor) => network.zoom({ level: network.zoom() * factor, renderedPosition: middle() })));
  network.on("tap", "node", ({ target }) => {
    const near = target.closedNeighborhood();
    network.elements().removeClass("near far").not(near).addClass("far");
    near.addClass("near");
  });
  network.on("tap", ({ target }) => target === network && network.elements().removeClass("near far"));
  network.on("dbltap", "node", ({ target }) => { if (target.data("address")) location.href = target.data("address"); });
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", () => network.style(style(figure.dataset.directed === "true", most)));
}

document.querySelectorAll("[data-network]").forEach(draw);
