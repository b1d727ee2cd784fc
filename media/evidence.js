/* global acquireVsCodeApi, document, window, Image */
// The evidence picture's own script: arrow keys, what a cell leads to, and the picture as PNG. All words come as text.
(() => {
  const host = acquireVsCodeApi();
  const number = (element, name) => Number(element.dataset[name]);

  function move(cell, rows, columns) {
    const table = cell.closest("table");
    const to = table.querySelector(
      `td[data-row="${number(cell, "row") + rows}"][data-column="${number(cell, "column") + columns}"]`,
    );
    if (!to) return;
    cell.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }

  function ask(cell) {
    if (!cell.classList.contains("full")) return;
    const matrix = number(cell, "matrix");
    host.postMessage({ type: "cell", matrix, row: number(cell, "row"), column: number(cell, "column") });
  }

  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  for (const table of document.querySelectorAll("table")) {
    table.addEventListener("keydown", (event) => {
      const cell = event.target.closest("td[data-row]");
      if (!cell) return;
      if (event.key in steps) move(cell, ...steps[event.key]);
      else if (event.key === "Home") move(cell, 0, -number(cell, "column"));
      else if (event.key === "Enter" || event.key === " ") ask(cell);
      else return;
      event.preventDefault();
    });
    table.addEventListener("click", (event) => {
      const cell = event.target.closest("td[data-row]");
      if (!cell) return;
      for (const each of table.querySelectorAll('td[tabindex="0"]')) each.tabIndex = -1;
      cell.tabIndex = 0;
      cell.focus();
      ask(cell);
    });
  }
  for (const button of document.querySelectorAll("button[data-export]")) {
    button.addEventListener("click", () => {
      host.postMessage({ type: "export", as: button.dataset.export, matrix: number(button, "matrix") });
    });
  }

  /** Fills the list of sentences; each leads to its place. */
  function show({ title, items }) {
    const section = document.getElementById("sentences");
    section.querySelector("h2").textContent = title;
    section.querySelector("ol").replaceChildren(
      ...items.map((item, index) => {
        const button = document.createElement("button");
        button.className = "sentence";
        button.textContent = `${item.sign} ${item.words}`;
        button.setAttribute("aria-label", `${item.meaning}: ${item.words}, ${item.where}`);
        button.addEventListener("click", () => host.postMessage({ type: "open", index }));
        const where = document.createElement("span");
        where.className = "where";
        where.textContent = item.where;
        const row = document.createElement("li");
        row.append(button, where);
        return row;
      }),
    );
    section.hidden = false;
    section.scrollIntoView({ block: "nearest" });
    section.querySelector("button")?.focus();
  }

  /** Draws a picture twice as large, so that it is sharp, and hands it back as PNG. */
  function draw(svg) {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = image.width * 2;
      canvas.height = image.height * 2;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      host.postMessage({ type: "png", data: canvas.toDataURL("image/png") });
    };
    image.onerror = () => host.postMessage({ type: "png", data: "" });
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  }

  window.addEventListener("message", ({ data }) => {
    if (data.type === "sentences") show(data);
    else if (data.type === "draw") draw(data.svg);
  });
})();
