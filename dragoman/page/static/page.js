// What every page has when scripts run: it says when the situation has changed since the page was made.
const generation = document.body.dataset.generation;
const notice = document.getElementById("stale");

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch("/live");
    notice.hidden = !answer.ok || !generation || (await answer.text()) === generation;
  } catch {
    // The server has ended; what is shown stays readable.
  }
}

setInterval(look, 3000);
document.addEventListener("visibilitychange", look);
