// Worlds with scripts: a slider beside each number, the answer fetched while it moves, and long work waited for.
const form = document.getElementById("scenario");
const result = document.getElementById("result");
const progress = document.getElementById("progress");
const main = document.getElementById("main");

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// The address of what the form says, without what is blank or as it stands.
function asked() {
  const found = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const text = String(value).trim();
    if (!text || name === "wait") continue;
    const field = form.elements[name];
    if (field instanceof HTMLInputElement && field.type === "number" && text === field.defaultValue && !location.search.includes(`${name}=`)) continue;
    if (!found.getAll(name).includes(text)) found.append(name, text);
  }
  return found.toString();
}

let current = null;
let waiting = 0;

async function refresh() {
  const query = asked();
  current?.abort();
  const mine = (current = new AbortController());
  result.setAttribute("aria-busy", "true");
  try {
    let answer = await fetch(`/worlds/result?${query}`, { signal: mine.signal });
    while (answer.status === 202) {
      progress.textContent = "The worlds are being made ready …";
      await pause(1000);
      answer = await fetch(`/worlds/result?${query}`, { signal: mine.signal });
    }
    const text = await answer.text();
    if (mine.signal.aborted) return;
    const made = new DOMParser().parseFromString(text, "text/html");
    const whole = made.getElementById("main");
    result.replaceChildren(...(whole ?? made.body).childNodes);
    const by = result.querySelector(".apart .by");
    progress.textContent = by ? `${by.previousElementSibling.textContent}: ${by.textContent.trim().replace(/\s+/g, " ")}` : "";
    history.replaceState(null, "", `/worlds${query ? `?${query}` : ""}`);
    const ask = document.querySelector("a.ask-sentences");
    if (ask) ask.href = `/worlds/sentences?${query}`;
    document.getElementById("back").hidden = result.querySelectorAll(".apart dt").length < 2;
  } catch (error) {
    if (error.name !== "AbortError") progress.textContent = "The server does not answer.";
  } finally {
    if (current === mine) result.removeAttribute("aria-busy");
  }
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 40);
}

// A number's slider is another handle on its list of values, which is what is sent.
function slide(set) {
  const list = set.querySelector("select");
  const { name, low, high, step, now } = set.dataset;
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: low, max: high, step });
  slider.setAttribute("aria-label", `${document.querySelector(`label[for="${list.id}"]`).textContent}, by slider`);
  const own = document.createElement("option");
  const value = () => {
    const chosen = list.selectedOptions[0];
    const numbers = chosen.textContent.replace("−", "-").match(/-?\d+(\.\d+)?(e-?\d+)?\s*$/);
    return chosen.value && numbers ? numbers[0] : now;
  };
  slider.value = value();
  slider.addEventListener("input", () => {
    own.value = `${name}:${slider.value}`;
    own.textContent = slider.value;
    list.append(own);
    list.value = own.value;
    mark(set);
    soon();
  });
  list.addEventListener("change", () => {
    slider.value = value();
  });
  set.append(slider);
}

function mark(set) {
  set.closest(".number")?.classList.toggle("changed", Boolean(set.querySelector("select").value));
}

if (form && result) {
  document.body.classList.add("live");
  document.querySelectorAll(".set").forEach(slide);
  document.querySelector(".controls").addEventListener("change", (event) => {
    const field = event.target;
    if (field.type === "checkbox") {
      // One sentence may stand beside several numbers.
      for (const twin of document.querySelectorAll(`input[name="${field.name}"]`)) {
        if (twin.value === field.value) twin.checked = field.checked;
      }
    }
    const set = field.closest(".set");
    if (set) mark(set);
    if (field.type !== "range") soon();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    refresh();
  });
  result.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-part]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const wanted = new URL(link.href).searchParams;
    form.elements.show.value = wanted.get("show") ?? "";
    form.elements.what.value = wanted.get("what") ?? "";
    const name = link.textContent;
    refresh().then(() => {
      for (const other of result.querySelectorAll("a[data-part]")) if (other.textContent === name) other.focus();
    });
  });
}

// Which sentence matters: asked for, and asked again until it is there.
async function attribute(into, address) {
  for (;;) {
    const answer = await fetch(address);
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    into.replaceChildren(...(made.getElementById("main") ?? made.body).childNodes);
    if (answer.status !== 202) return;
    await pause(700);
  }
}

const sentences = document.getElementById("sentences");
sentences?.addEventListener("click", (event) => {
  const link = event.target.closest("a.ask-sentences");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  attribute(sentences, link.href.replace("/worlds/sentences", "/worlds/sentences/part"));
});
if (sentences?.dataset.wait) attribute(sentences, sentences.dataset.wait);

// The page of a run that is not ready comes when it is.
if (document.getElementById("waiting")) {
  for (;;) {
    const answer = await fetch(location.href);
    if (answer.status !== 202) {
      location.reload();
      break;
    }
    await pause(1000);
  }
}
