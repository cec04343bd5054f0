"use strict";
// Drawn for a dark ground; for a light one its four greys have twins, and nothing else differs.
const told = JSON.parse(document.getElementById("told").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
const greys = new RegExp(Object.keys(told.twins).join("|"), "gi");

function figure(slide, isDark) {
  const words = JSON.stringify(slide.figure);
  return JSON.parse(isDark ? words : words.replace(greys, grey => told.twins[grey.toUpperCase()]));
}

function draw(isDark) {
  for (const slide of told.slides) {
    if (!slide.figure) continue;
    const made = figure(slide, isDark);
    Plotly.react(document.getElementById(`hinh-${slide.key}`), made.data, {...made.layout, autosize: true}, told.config);
  }
}

function add(row, kind, words, right) {
  const cell = document.createElement(kind);
  cell.textContent = words;
  if (right) cell.className = "right";
  if (kind === "th") cell.scope = "col";
  row.append(cell);
}

function lay(slide) {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  slide.heads.forEach((words, at) => add(head, "th", words, slide.right[at]));
  const body = table.createTBody();
  for (const words of slide.rows) {
    const row = body.insertRow();
    words.forEach((each, at) => add(row, "td", each, slide.right[at]));
  }
  document.getElementById(`bang-${slide.key}`).prepend(table);
}

for (const slide of told.slides) if (slide.heads.length) lay(slide);
document.fonts.ready.then(() => draw(dark.matches));
dark.addEventListener("change", () => draw(dark.matches));
// On paper the contents stand open, as nobody can open them there.
const contents = document.querySelector("nav details");
let wasOpen = false;
addEventListener("beforeprint", () => { wasOpen = contents.open; contents.open = true; draw(false); });
addEventListener("afterprint", () => { contents.open = wasOpen; draw(dark.matches); });

// Left and right, and what presenters' remotes send, go from slide to slide.
const steps = {ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1};
addEventListener("keydown", event => {
  const step = steps[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // A table wider than the screen is moved by the same keys.
  if (event.target.closest(".moved")) return;
  const places = [document.querySelector("header"), ...document.querySelectorAll("section")];
  const tops = places.map(place => Math.round(place.getBoundingClientRect().top));
  const to = step > 0 ? tops.findIndex(top => top > 8) : tops.findLastIndex(top => top < -8);
  if (to < 0) return;
  event.preventDefault();
  places[to].scrollIntoView();
});
