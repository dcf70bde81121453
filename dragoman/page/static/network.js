// In the network: what is pointed at or reached keeps its ink while the rest fades; arrow keys go to the next mark that way.
const figure = document.querySelector("#figure svg");
if (figure) {
  const marks = [...figure.querySelectorAll("a, g[tabindex]")];
  const isNode = (mark) => !mark.querySelector("path:not([d*='Z']), polyline, line") || mark.querySelector("text");
  const nodes = marks.filter(isNode);
  const centre = (mark) => {
    const box = mark.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const nameOf = (node) => node.getAttribute("aria-label") || "";
  const fade = (node) => {
    const name = nameOf(node);
    for (const mark of marks) {
      const said = nameOf(mark);
      mark.classList.toggle("kept", mark === node || (!nodes.includes(mark) && said.includes(name)));
    }
    figure.classList.add("near");
  };
  for (const node of nodes) {
    node.addEventListener("focus", () => fade(node));
    node.addEventListener("blur", () => figure.classList.remove("near"));
    node.addEventListener("keydown", (event) => {
      const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
      const way = ways[event.key];
      if (!way) return;
      const [x, y] = centre(node);
      let best = null;
      let least = Infinity;
      for (const other of nodes) {
        if (other === node) continue;
        const [ox, oy] = centre(other);
        const along = (ox - x) * way[0] + (oy - y) * way[1];
        const beside = Math.abs((ox - x) * way[1]) + Math.abs((oy - y) * way[0]);
        if (along > 1 && along + 2 * beside < least) {
          least = along + 2 * beside;
          best = other;
        }
      }
      if (best) {
        event.preventDefault();
        best.focus();
      }
    });
  }
}
