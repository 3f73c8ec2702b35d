// Draws the list of places as a map: points as exact as they are known, whole countries where no more is known.
import { geoNaturalEarth1, geoPath, geoGraticule10 } from "d3-geo";
import { feature } from "topojson-client";
import world from "world-atlas/countries-50m.json";
import { zoomButtons } from "./zoom.js";
import numbers from "./countries.json"; // ISO 3166-1: two letters to three digits

const MARGIN = 0.12; // of the figure, left free around what must be in view
const SMALLEST = 9; // degrees: closer than this a handful of points says nothing about where they are
const ZOOMS = 40;
const LETTER = 7; // pixels of a letter of a place's name

const countries = feature(world, world.objects.countries).features;

function svg(name, attributes = {}, inside = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(inside);
  return element;
}

const pointOf = ({ dataset: { latitude, longitude, count, precision, name }, firstElementChild: { href } }) =>
  ({ at: [Number(longitude), Number(latitude)], count: Number(count), exact: precision === "city", name, href });

const areaOf = ({ dataset: { country, count, name }, firstElementChild: { href } }) => ({
  shape: countries.find(({ id, properties }) => (numbers[country] ?? country) === id || properties.name === name),
  count: Number(count), name, href,
});

/** What must be in view: the points, and the middle of each country that stands for itself. */
function extent(points, areas) {
  const spots = [...points.map(({ at }) => at), ...areas.flatMap(({ shape }) => (shape ? [geoPathCentre(shape)] : []))];
  if (!spots.length) return null;
  const [west, east] = [Math.min(...spots.map(([x]) => x)), Math.max(...spots.map(([x]) => x))];
  const [south, north] = [Math.min(...spots.map(([, y]) => y)), Math.max(...spots.map(([, y]) => y))];
  const [wider, higher] = [Math.max(0, SMALLEST * 2 - (east - west)) / 2, Math.max(0, SMALLEST - (north - south)) / 2];
  return { type: "MultiPoint", coordinates: [[west - wider, south - higher], [east + wider, north + higher]], middle: (west + east) / 2 };
}

function geoPathCentre(shape) {
  const [x, y] = geoPath(geoNaturalEarth1()).centroid(shape);
  return geoNaturalEarth1().invert([x, y]);
}

function draw(figure) {
  figure.hidden = false;
  const width = figure.clientWidth, height = Math.max(300, Math.min(560, width * 0.55));
  const [across, down] = [width * MARGIN, height * MARGIN];
  const points = [...document.querySelectorAll(".places [data-latitude]")].map(pointOf);
  const areas = [...document.querySelectorAll(".areas [data-country]")].map(areaOf);
  const shown = extent(points, areas);
  const projection = geoNaturalEarth1();
  if (shown) projection.rotate([-shown.middle, 0]).fitExtent([[across, down], [width - across, height - down]], shown);
  const path = geoPath(projection);

  const canvas = svg("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" });
  const all = svg("g");
  canvas.append(all);
  all.append(svg("path", { class: "sea-lines", d: path(geoGraticule10()) ?? "" }));
  const wide = new Map(areas.map((area) => [area.shape, area]));
  for (const country of countries) {
    const d = path(country);
    if (!d) continue;
    const area = wide.get(country);
    const shape = svg("path", { class: area ? "area" : "land", d });
    if (area) lead(shape, area, `${area.name}: ${area.count}, no more is known than the country`);
    all.append(shape);
  }
  const marks = points.sort((a, b) => b.count - a.count).map((point) => {
    const [cx, cy] = projection(point.at);
    const size = 4 + 2.2 * Math.sqrt(point.count) + (point.exact ? 0 : 6);
    const mark = svg("circle", { class: point.exact ? "exact" : "vague", cx, cy, r: size });
    lead(mark, point, `${point.name}: ${point.count}${point.exact ? "" : ", somewhere near there"}`);
    const name = svg("text", { x: cx, y: cy }, point.name);
    all.append(mark, name);
    return { mark, name, size };
  });
  figure.append(canvas, zoom(canvas, all, marks, [width, height]));
  figure.parentElement.querySelector("[data-map-legend]").hidden = false;
}

function lead(element, { href }, told) {
  element.append(svg("title", {}, told));
  element.addEventListener("click", () => { location.href = href; });
}

/** Two buttons, drag, pinch; marks and names keep their size. */
function zoom(canvas, all, marks, [width, height]) {
  let scale = 1, left = 0, top = 0;
  const place = () => {
    all.setAttribute("transform", `translate(${left} ${top}) scale(${scale})`);
    for (const { mark, name, size } of marks) {
      mark.setAttribute("r", size / scale);
      name.setAttribute("dy", 4 / scale);
      name.setAttribute("font-size", 13 / scale);
    }
  };
  const by = (factor, x = width / 2, y = height / 2) => {
    const next = Math.min(ZOOMS, Math.max(0.25, scale * factor));
    left = x - ((x - left) * next) / scale;
    top = y - ((y - top) * next) / scale;
    scale = next;
    place();
    makeRoom(marks, scale);
  };
  const inside = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * width) / box.width, ((event.clientY - box.top) * height) / box.height];
  };
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return; // the page scrolls; a pinch comes with the key
    event.preventDefault();
    by(event.deltaY < 0 ? 1.25 : 0.8, ...inside(event));
  }, { passive: false });
  let from = null;
  canvas.addEventListener("pointerdown", (event) => { from = inside(event); });
  canvas.addEventListener("pointermove", (event) => {
    if (!from || !event.buttons) return;
    const to = inside(event);
    left += to[0] - from[0];
    top += to[1] - from[1];
    from = to;
    place();
  });
  place();
  makeRoom(marks, scale);
  return zoomButtons(by);
}

/** Each name to the right of its point, or to the left; one that would cover another's, or a point, waits for a closer look. Places
 *  with more events come first. */
function makeRoom(marks, scale) {
  const spots = marks.map(({ mark, size }) => ({ x: mark.getAttribute("cx") * scale, y: mark.getAttribute("cy") * scale, size }));
  const taken = spots.map(({ x, y, size }) => [x - size, y - size, x + size, y + size]);
  const isFree = (own) => !taken.some((other) => own[0] < other[2] && other[0] < own[2] && own[1] < other[3] && other[1] < own[3]);
  marks.forEach(({ name }, number) => {
    const { x, y, size } = spots[number];
    const near = size + 4, far = near + LETTER * name.textContent.length;
    const right = [x + near, y - LETTER, x + far, y + LETTER], left = [x - far, y - LETTER, x - near, y + LETTER];
    const own = [right, left].find(isFree);
    name.setAttribute("visibility", own ? "visible" : "hidden");
    name.setAttribute("text-anchor", own === left ? "end" : "start");
    name.setAttribute("dx", (own === left ? -near : near) / scale);
    if (own) taken.push(own);
  });
}

const start = () => document.querySelectorAll("[data-map]:empty").forEach(draw);
start();
document.addEventListener("htmx:afterSettle", start); // another filter, another list
