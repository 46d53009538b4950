// Shows each change of the stock as it is sent, and stops when the server says so.
const table = document.querySelector("#stock");
const state = document.querySelector("#state");
const source = new EventSource(table.dataset.source);
let changes = 0;

source.addEventListener("stock", (event) => {
  const change = JSON.parse(event.data);
  const row = table.querySelector(`[data-sku="${change.sku}"]`);
  row.lastElementChild.textContent = change.pieces;
  changes += 1;
  state.textContent = `${changes} changes so far`;
});

source.addEventListener("done", () => {
  source.close();
  state.textContent = `${changes} changes, then the stream ended`;
});
