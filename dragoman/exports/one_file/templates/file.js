// What the file has when scripts run: search over its reports, and a theme. All else works without.
"use strict";
const find = document.getElementById("find"), q = document.getElementById("q");
const found = document.getElementById("found"), told = document.getElementById("told");
const hits = document.getElementById("hits"), more = document.getElementById("more");
const theme = document.getElementById("theme");
const AT_ONCE = 100, MOST = 12;
find.hidden = theme.hidden = false;

// Texts without case and accents, letter for letter, so that places in them are places in the report.
const fold = (text) => text.replace(/[^\x00-\x7f]/g, (one) => {
  const plain = one.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.length === 1 ? plain : one;
}).toLowerCase();
const paragraphs = [], names = [];
function read() {
  if (names.length || paragraphs.length) return;
  for (const one of document.querySelectorAll(".actor > h3")) {
    const name = one.firstChild.textContent.trim();
    names.push({ name, folded: fold(name), id: one.parentElement.id });
  }
  for (const one of document.querySelectorAll(".report")) {
    const title = one.querySelector("h3").textContent, by = one.querySelector(".byline").firstElementChild.textContent;
    for (const p of one.querySelectorAll(".text > p")) {
      const text = p.textContent;
      paragraphs.push({ p, text, folded: fold(text), source: `${title} · ${by}` });
    }
  }
}

let waiting = [], run = 0;
function show() {
  for (const { p, text, source, at } of waiting.splice(0, AT_ONCE)) {
    const item = document.createElement("li"), link = document.createElement("a"), quote = document.createElement("q");
    const start = Math.max(0, text.lastIndexOf(". ", at) + 1, at - 160);
    quote.textContent = `${start > 0 && start === at - 160 ? "…" : ""}${text.slice(start, start + 320).trim()}${start + 320 < text.length ? "…" : ""}`;
    link.append(quote);
    p.id ||= `p.${p.closest(".report").id}.${[...p.parentElement.children].indexOf(p)}`;
    link.href = `#${p.id}`;
    const from = document.createElement("span");
    from.className = "soft";
    from.textContent = ` ${source}`;
    item.append(link, from);
    hits.append(item);
  }
  more.hidden = !waiting.length;
  more.textContent = `More (${waiting.length})`;
}

async function search() {
  const words = (fold(q.value).match(/"[^"]+"|\S+/g) || []).map((one) => one.replaceAll('"', "").trim()).filter(Boolean);
  const mine = ++run;
  hits.replaceChildren();
  waiting = [];
  more.hidden = true;
  found.hidden = false;
  if (!words.length) {
    told.textContent = "Say what to find.";
    return;
  }
  told.textContent = "Looking…";
  await new Promise((go) => setTimeout(go));
  read();
  for (const { name, id } of names.filter((one) => words.every((word) => one.folded.includes(word))).slice(0, MOST)) {
    const item = document.createElement("li"), link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = name;
    item.append(link, " (actor)");
    hits.append(item);
  }
  for (let at = 0; at < paragraphs.length; at++) {
    const one = paragraphs[at];
    const first = one.folded.indexOf(words[0]);
    if (first >= 0 && words.every((word) => one.folded.includes(word))) waiting.push({ ...one, at: first });
    if (at % 5000 === 4999) {
      await new Promise((go) => setTimeout(go));
      if (mine !== run) return;
    }
  }
  const reports = new Set(waiting.map((one) => one.p.closest(".report"))).size;
  told.textContent = waiting.length ? `${waiting.length} paragraph${waiting.length === 1 ? "" : "s"} in ${reports} report${reports === 1 ? "" : "s"}` : hits.children.length ? "No paragraph, but actors of that name" : "Nothing was found.";
  show();
  found.focus({ preventScroll: true });
}

find.addEventListener("submit", (event) => { event.preventDefault(); search(); });
more.addEventListener("click", () => {
  const next = hits.children.length;
  show();
  hits.children[next]?.querySelector("a").focus();
});
const close = () => { found.hidden = true; q.focus(); };
document.getElementById("done").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && event.target !== q) { event.preventDefault(); q.focus(); }
  if (event.key === "Escape" && !found.hidden) close();
});

const isDark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const name = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
theme.addEventListener("click", () => { document.documentElement.dataset.theme = isDark() ? "light" : "dark"; name(); });
name();

// Places inside what is closed are opened for browsers that do not do so themselves.
function reach() {
  let there = null;
  try { there = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
  for (let one = there?.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
  // What is laid out only when it comes into sight changes its height then.
  if (there && document.querySelector("main.long")) requestAnimationFrame(() => setTimeout(() => there.scrollIntoView(), 50));
}
addEventListener("hashchange", reach);
reach();
