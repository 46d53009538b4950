// Fills the table of the checkout with what the API says is in the cart.
const table = document.querySelector("#cart");

function cell(text, isNumber) {
  const element = document.createElement("td");
  element.textContent = text;
  element.classList.toggle("number", isNumber);
  return element;
}

function row(item) {
  const element = document.createElement("tr");
  element.append(cell(item.name, false), cell(item.quantity, true), cell(item.price.toFixed(2), true));
  return element;
}

async function showCart() {
  const answer = await fetch(table.dataset.source, { headers: { Accept: "application/json" } });
  const cart = await answer.json();
  const rows = cart.items.map(row);
  if (rows.length === 0) {
    const empty = document.createElement("tr");
    empty.append(cell("Nothing yet", false), cell("", true), cell("", true));
    rows.push(empty);
  }
  table.tBodies[0].replaceChildren(...rows);
}

showCart();
