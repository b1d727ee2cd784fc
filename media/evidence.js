/* global acquireVsCodeApi, document, window, Image */
// The evidence picture's own script: arrow keys, what a cell leads to, and the picture as PNG. All words come as text.
(() => {
  const host = acquireVsCodeApi();
  const number = (element, name) => Number(element.dataset[name]);

  const cellAt = (table, row, column) => table.querySelector(`td[data-row="${row}"][data-column="${column}"]`);

  /** Makes a cell the one of its table that Tab leads to. */
  function enter(cell) {
    for (const each of cell.closest("table").querySelectorAll('td[tabindex="0"]')) each.tabIndex = -1;
    cell.tabIndex = 0;
    cell.focus();
  }

  function move(cell, rows, columns) {
    const to = cellAt(cell.closest("table"), number(cell, "row") + rows, number(cell, "column") + columns);
    if (to) enter(to);
  }

  /** Which cell it is, by what stays the same when the picture is drawn anew. */
  function keysOf(cell) {
    const table = cell.closest("table");
    const column = table.querySelectorAll("thead th")[number(cell, "column")];
    const row = cell.parentElement.querySelector("th");
    return { matrix: number(table, "matrix"), row: row.dataset.key, column: column.dataset.key };
  }

  function ask(cell) {
    if (cell.classList.contains("full")) host.postMessage({ type: "cell", ...keysOf(cell) });
  }

  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  // What is in here comes and goes, so what is done in it is listened for out here.
  const matrices = document.getElementById("matrices");
  matrices.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td[data-row]");
    if (!cell) return;
    if (event.key in steps) move(cell, ...steps[event.key]);
    else if (event.key === "Home") move(cell, 0, -number(cell, "column"));
    else if (event.key === "Enter" || event.key === " ") ask(cell);
    else return;
    event.preventDefault();
  });
  matrices.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-export]");
    if (button) host.postMessage({ type: "export", as: button.dataset.export, matrix: number(button, "matrix") });
    const cell = event.target.closest("td[data-row]");
    if (!cell) return;
    enter(cell);
    ask(cell);
  });

  /** Shows what has changed, and goes back to the cell that the reader was at. */
  function redraw(html) {
    const cell = document.activeElement?.closest("td[data-row]");
    const at = cell && keysOf(cell);
    matrices.innerHTML = html;
    const table = at && matrices.querySelector(`table[data-matrix="${at.matrix}"]`);
    if (!table) return;
    const place = (heads, key) => [...table.querySelectorAll(heads)].findIndex((head) => head.dataset.key === key);
    // Where its row or column is gone, to the table's first: the arrow keys go on from there.
    const again = cellAt(table, Math.max(0, place("tbody th", at.row)), Math.max(0, place("thead th", at.column)));
    if (again) enter(again);
  }

  /** Fills the list of sentences; each leads to its place. One that is filled `again` leaves readers where they are. */
  function show({ title, items, again }) {
    const section = document.getElementById("sentences");
    const before = [...section.querySelectorAll("button")].indexOf(document.activeElement);
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
    section.hidden = items.length === 0;
    if (!again) section.scrollIntoView({ block: "nearest" });
    if (!again || before >= 0) section.querySelectorAll("button")[again ? before : 0]?.focus();
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
    else if (data.type === "redraw") redraw(data.html);
    else if (data.type === "draw") draw(data.svg);
  });
})();
