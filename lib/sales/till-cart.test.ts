import { describe, expect, test } from "vitest";
import { newClientKey } from "@/lib/client-key";
import { parseScan } from "./parse-scan";
import { changeCart, countGone, emptyCart, toCartRequest } from "./till-cart";
import type { TillItem } from "./till-view";

const shirt: TillItem = {
  productId: 1,
  name: "Shirt",
  image: null,
  tracksStock: true,
  taxPercent: "10",
  variations: [
    { id: 11, sku: "S-M", barcode: "", label: "M", price: "20", regularPrice: null, stock: "3" },
    { id: 12, sku: "S-L", barcode: "", label: "L", price: "21", regularPrice: null, stock: "0" },
  ],
};
const [medium, large] = [shirt.variations[0]!, shirt.variations[1]!];

function cartOf(...quantities: [typeof medium, string][]) {
  return quantities.reduce(
    (cart, [variation, quantity]) => changeCart(cart, { type: "add", item: shirt, variation, quantity }),
    emptyCart(),
  );
}

describe("the cart", () => {
  test("a variation that is scanned twice is one line of two", () => {
    const cart = cartOf([medium, "1"], [large, "1"], [medium, "0.5"]);
    expect(cart.lines.map(({ name, quantity }) => [name, quantity])).toEqual([
      ["Shirt – M", "1.5"],
      ["Shirt – L", "1"],
    ]);
    expect(cart.marked).toBe(0);
  });

  test("a key that is held down stops at the last piece", () => {
    let cart = cartOf([medium, "2"]);
    for (let press = 0; press < 5; press += 1)
      cart = changeCart(cart, { type: "changeQuantity", variationId: 11, by: -1 });
    expect(cart.lines[0]?.quantity).toBe("1");
  });

  test("the marked line stays within the cart", () => {
    let cart = cartOf([medium, "1"], [large, "1"]);
    cart = changeCart(cart, { type: "mark", step: 1 });
    expect(cart.marked).toBe(1);
    cart = changeCart(cart, { type: "remove", variationId: 12 });
    expect(cart.marked).toBe(0);
    expect(changeCart(cart, { type: "remove", variationId: 11 }).marked).toBeNull();
  });

  test("a held sale is resumed with what is still on sale, under a new key", () => {
    const before = changeCart(cartOf([medium, "2"], [large, "1"]), {
      type: "setDiscount",
      discount: { kind: "percent", value: "5" },
    });
    const held = {
      saleId: 7,
      cart: toCartRequest(before, 1),
      customer: null,
      items: [{ ...shirt, variations: [medium] }],
    };
    const cart = changeCart(emptyCart(), { type: "takeUp", held, number: "D-7" });
    expect(cart).toMatchObject({
      held: { id: 7 },
      discount: { value: "5" },
      lines: [{ variationId: 11, quantity: "2" }],
    });
    expect(cart.clientKey).not.toBe(before.clientKey);
    expect(toCartRequest(cart, 1).heldSaleId).toBe(7);
  });

  test("lines that were added after a sale with a lost answer become a new cart", () => {
    const sold = changeCart(cartOf([medium, "2"]), { type: "setDiscount", discount: { kind: "amount", value: "5" } });
    const grown = changeCart(changeCart(sold, { type: "add", item: shirt, variation: medium, quantity: "1" }), {
      type: "add",
      item: shirt,
      variation: large,
      quantity: "1",
    });
    const left = changeCart(grown, { type: "leaveSold", sold: toCartRequest(sold, 1) });
    expect(left.lines.map(({ variationId, quantity }) => [variationId, quantity])).toEqual([
      [11, "1"],
      [12, "1"],
    ]);
    expect(left).toMatchObject({ discount: null, held: null });
    expect(left.clientKey).not.toBe(sold.clientKey);
    expect(changeCart(sold, { type: "leaveSold", sold: toCartRequest(sold, 1) }).lines).toEqual([]);
  });

  test("a refresh replaces prices, taxes and stock, and leaves what was typed", () => {
    let cart = cartOf([medium, "2"], [large, "1"]);
    cart = changeCart(cart, { type: "setLineDiscount", variationId: 11, discount: { kind: "percent", value: "5" } });
    const items = [{ ...shirt, taxPercent: "19", variations: [{ ...medium, price: "25", stock: "1" }] }];
    expect(countGone(cart.lines, items)).toBe(1);
    const fresh = changeCart(cart, { type: "refresh", items });
    expect(fresh).toMatchObject({ clientKey: cart.clientKey, marked: 0 });
    expect(fresh.lines).toMatchObject([
      { variationId: 11, unitPrice: "25", taxPercent: "19", stock: "1", quantity: "2", discount: { value: "5" } },
    ]);
  });

  test("every new cart has a valid UUID as key", () => {
    expect(newClientKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(changeCart(cartOf([medium, "1"]), { type: "empty" }).clientKey).not.toBe(emptyCart().clientKey);
  });
});

test.each([
  ["4006381333931", { quantity: "1", code: "4006381333931" }],
  ["3*4006381333931", { quantity: "3", code: "4006381333931" }],
  ["0,5 x TEA-GYO", { quantity: "0.5", code: "TEA-GYO" }],
  ["٣*TEA", { quantity: "3", code: "TEA" }],
  ["0*TEA", { quantity: "1", code: "0*TEA" }],
  ["XL*2", { quantity: "1", code: "XL*2" }],
  [" tea ", { quantity: "1", code: "tea" }],
])("%s is read as %j", (text, scan) => {
  expect(parseScan(text)).toEqual(scan);
});
