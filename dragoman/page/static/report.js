// The reader with scripts: j and k go from record to record, words and records light up together, kinds are switched
// without leaving the page, and a sentence that is clicked offers its links. Without scripts all of it is links.
const form = document.getElementById("showing");
const bar = document.getElementById("bar");
const keys = document.getElementById("keys-on");
const reader = () => document.getElementById("reader");
const cards = () => [...reader().querySelectorAll(".card-line")];
let current = null;

keys.checked = localStorage.getItem("keys") !== "off";
keys.addEventListener("change", () => localStorage.setItem("keys", keys.checked ? "on" : "off"));

function light(number) {
  for (const one of reader().querySelectorAll(".on")) one.classList.remove("on");
  for (const one of reader().querySelectorAll(".is-on")) one.classList.remove("is-on");
  if (number === null) return;
  for (const one of reader().querySelectorAll(`[data-r~="${CSS.escape(number)}"]`)) one.classList.add("on");
  document.getElementById(`r${number}`)?.classList.add("is-on");
}

function choose(card, focus = true) {
  current = card;
  const number = card.id.slice(1);
  light(number);
  const words = document.getElementById(`w${number}`);
  words?.scrollIntoView({ block: "center", behavior: "instant" });
  if (focus) card.focus({ preventScroll: words !== null });
}

function step(by) {
  const every = cards();
  if (!every.length) return;
  const opened = current?.isConnected ? current : reader().querySelector(".is-open");
  const at = opened ? every.indexOf(opened) + by : by > 0 ? 0 : every.length - 1;
  if (at >= 0 && at < every.length) choose(every[at]);
}

function leave() {
  const number = current?.id.slice(1);
  const words = number && document.getElementById(`w${number}`);
  light(null);
  unpick();
  const target = words?.closest(".sentence") ?? document.getElementById("at") ?? reader();
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !keys.checked) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "Escape") leave();
  else if (event.key === "Enter" && event.target.matches(".card-line")) event.target.querySelector(".why").click();
  else if (event.key === "c") {
    const words = current && document.getElementById(`w${current.id.slice(1)}`);
    pick((words ?? document.getElementById("at"))?.closest(".sentence") ?? reader().querySelector(".sentence"));
    bar.querySelector("button")?.focus();
  } else return;
  event.preventDefault();
});

// A sentence's links
function unpick() {
  reader().querySelector(".picked")?.classList.remove("picked");
  bar.hidden = true;
}

function pick(sentence) {
  if (!sentence) return;
  unpick();
  sentence.classList.add("picked");
  const span = `${sentence.id.slice(1)}-${sentence.dataset.end}`;
  const here = new URL(`/report/${reader().dataset.report}?at=${span}#at`, location.href).href;
  const offers = [["Copy link to the sentence", here], ["Copy its words", plain(sentence)]];
  if (sentence.dataset.link) {
    offers.splice(1, 0, [reader().dataset.published ? "Copy link at the publisher" : "Copy place in the file", sentence.dataset.link]);
  }
  bar.replaceChildren(...offers.map(([label, words]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => copy(words));
    return button;
  }));
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  bar.append(said);
  bar.hidden = false;
}

function plain(sentence) {
  const copied = sentence.cloneNode(true);
  for (const number of copied.querySelectorAll(".n")) number.remove();
  return copied.textContent;
}

async function copy(words) {
  const said = bar.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(words);
    said.textContent = "Copied.";
  } catch {
    said.textContent = words;
  }
}

function listen() {
  const article = reader();
  article.addEventListener("mouseover", (event) => {
    const card = event.target.closest(".card-line");
    const words = event.target.closest("[data-r]");
    if (card) light(card.id.slice(1));
    else if (words) light(words.dataset.r.split(" ").at(-1));
  });
  article.addEventListener("mouseleave", () => light(current?.id.slice(1) ?? null));
  article.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card-line");
    if (card) { current = card; light(card.id.slice(1)); }
  });
  article.addEventListener("click", (event) => {
    if (event.target.closest("a, summary") || String(getSelection())) return;
    pick(event.target.closest(".sentence"));
  });
}

// Kinds are switched in place
form.addEventListener("change", async () => {
  const asked = new URLSearchParams(new FormData(form));
  const here = new URLSearchParams(location.search);
  for (const name of ["at", "record"]) if (here.has(name)) asked.set(name, here.get(name));
  const address = `${location.pathname}?${asked}`;
  try {
    const answer = await fetch(address);
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("reader");
    if (!answer.ok || !made) return form.submit();
    reader().replaceWith(made);
    current = null;
    bar.hidden = true;
    history.replaceState(null, "", address);
    listen();
  } catch {
    form.submit();
  }
});
form.querySelector("button").hidden = true;
listen();
const opened = reader().querySelector(".is-open");
if (opened) { current = opened; light(opened.id.slice(1)); }
