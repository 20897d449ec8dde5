import { expect, test } from "vitest";
import { readStoredCart } from "./stored-cart";
import { changeCart, emptyCart, type TillCart } from "./till-cart";

const tea = {
  productId: 1,
  name: "Tea",
  image: null,
  tracksStock: true,
  taxPercent: "7",
  variations: [{ id: 11, sku: "TEA", barcode: "", label: "", price: "4.5", regularPrice: null, stock: "-2" }],
};

function filledCart(): TillCart {
  const cart = changeCart(emptyCart(), { type: "add", item: tea, variation: tea.variations[0]!, quantity: "0.5" });
  const discounted = changeCart(cart, { type: "setDiscount", discount: { kind: "percent", value: "10" } });
  return changeCart(discounted, {
    type: "setCustomer",
    customer: { id: 3, name: "Amal", phone: null, email: "amal@example.com" },
  });
}

test("a stored cart is read unchanged, with the key that prevents a second sale", () => {
  const cart = { ...filledCart(), held: { id: 7, number: "D-7" } };
  expect(readStoredCart(JSON.stringify(cart))).toEqual(cart);
});

test.each([
  ["nothing", null],
  ["no JSON", "{"],
  ["something else", "[]"],
  ["another shape", JSON.stringify({ ...filledCart(), lines: [{ variationId: 11, quantity: 1 }] })],
  [
    "a price that is none",
    JSON.stringify({ ...filledCart(), lines: [{ ...filledCart().lines[0], unitPrice: "free" }] }),
  ],
  ["a mark beside the lines", JSON.stringify({ ...filledCart(), marked: 4 })],
  ["a key that the server would refuse", JSON.stringify({ ...filledCart(), clientKey: "one" })],
])("%s is no cart", (_, text) => {
  expect(readStoredCart(text)).toBeNull();
});
