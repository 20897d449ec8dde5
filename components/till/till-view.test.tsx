// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { HeldCart, HeldSale, TillItem } from "@/lib/sales/till-view";
import { fakeApi, offline, refusal } from "@/lib/testing/browser/fake-api";
import { OWNER, renderView } from "@/lib/testing/browser/render-view";
import { TillView } from "./till-view";

const honey: TillItem = {
  productId: 1,
  name: "Honey",
  image: null,
  tracksStock: true,
  taxPercent: "0",
  variations: [
    { id: 11, sku: "HON", barcode: "4006381333931", label: "", price: "12.50", regularPrice: null, stock: "8" },
  ],
};
const shirt: TillItem = {
  productId: 2,
  name: "Shirt",
  image: null,
  tracksStock: true,
  taxPercent: "0",
  variations: [
    { id: 21, sku: "SH-M", barcode: "", label: "M", price: "20", regularPrice: null, stock: "3" },
    { id: 22, sku: "SH-L", barcode: "", label: "L", price: "25", regularPrice: null, stock: "3" },
  ],
};
const SHOP = 1;
const nobody = { note: "", customerId: null, discount: null, heldSaleId: null };

// A cart belongs to a person and outlives the page, so each test has a person of its own.
let userId = 100;

function show() {
  userId += 1;
  return renderView(
    <TillView
      locations={[{ id: SHOP, name: "Shop" }]}
      categories={[]}
      initial={{ locationId: SHOP, page: { items: [honey, shirt], nextCursor: null } }}
    />,
    { user: { ...OWNER, id: userId } },
  ).person;
}

type Person = ReturnType<typeof show>;

const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Scan or search" });
const cart = () => screen.getByRole("region", { name: "Cart" });
const inCart = (name: string | RegExp) => within(cart()).getByRole("button", { name });
const quantityOf = (name: string) => inCart(`Quantity of ${name}`).textContent;
const tile = (name: RegExp) => within(screen.getByRole("list", { name: "Products" })).getByRole("button", { name });
const sales = () => fakeApi.sent("POST /api/sales").map(({ body }) => body);

const scan = (person: Person, code: string) => person.type(field(), `${code}{Enter}`);

async function pay(person: Person) {
  await person.keyboard("{F9}");
  await person.click(await screen.findByRole("button", { name: "Complete sale" }));
}

beforeEach(() => {
  fakeApi.answer({
    "GET /api/till/products": () => ({ items: [honey, shirt], nextCursor: null }),
    "GET /api/till/held": () => [],
    "GET /api/till/scan": ({ params }) => {
      const [, quantity = "1", code = ""] = /^(?:(\d+)\*)?(.*)$/.exec(params.get("code") ?? "") ?? [];
      return { quantity, code, items: code === "HON" ? [honey] : code === "SH" ? [shirt] : [] };
    },
  });
});

describe("scanning", () => {
  test("puts the variation with the code into the cart, and frees the field at once", async () => {
    const person = show();
    expect(document.activeElement).toBe(field());
    await scan(person, "HON");
    expect(field().value).toBe("");
    await waitFor(() => expect(quantityOf("Honey")).toBe("1"));
    await scan(person, "2*HON");
    await waitFor(() => expect(quantityOf("Honey")).toBe("3"));
    expect(fakeApi.sent("GET /api/till/scan").map(({ params }) => params.get("code"))).toEqual(["HON", "2*HON"]);
  });

  test("asks which variation is meant, and Enter takes the first", async () => {
    const person = show();
    await scan(person, "SH");
    expect(await screen.findByRole("dialog", { name: "Which one?" })).toBeTruthy();
    await person.keyboard("{Enter}");
    await waitFor(() => expect(within(cart()).getByText("Shirt – M")).toBeTruthy());
    await waitFor(() => expect(document.activeElement).toBe(field()));
  });

  test("says that nothing has a barcode, and returns it to the field to be searched for", async () => {
    const person = show();
    await scan(person, "4006381333000");
    expect(await screen.findByText("Nothing has the code 4006381333000.")).toBeTruthy();
    expect(field().value).toBe("4006381333000");
  });

  test("does not pay while a code is being looked up", async () => {
    const person = show();
    await person.click(tile(/Honey/));
    const answers: (() => void)[] = [];
    fakeApi.answer({
      "GET /api/till/scan": () =>
        new Promise((resolve) => answers.push(() => resolve({ quantity: "1", code: "HON", items: [honey] }))),
    });
    await scan(person, "HON");
    expect(within(cart()).getByText("Looking up HON")).toBeTruthy();
    await person.keyboard("{F9}");
    expect(screen.queryByRole("dialog")).toBeNull();
    answers[0]?.();
    await waitFor(() => expect(quantityOf("Honey")).toBe("2"));
    await person.keyboard("{F9}");
    expect(await screen.findByRole("dialog", { name: "Payment" })).toBeTruthy();
  });
});

describe("searching", () => {
  test("fetches matches of the typed text, and the arrow keys and Enter take a tile", async () => {
    const person = show();
    fakeApi.answer({ "GET /api/till/products": () => ({ items: [honey], nextCursor: null }) });
    await person.type(field(), "hon");
    await waitFor(() => expect(screen.queryByRole("button", { name: /Shirt/ })).toBeNull());
    expect(fakeApi.sent("GET /api/till/products").at(-1)?.params.get("q")).toBe("hon");
    await person.keyboard("{ArrowDown}{Enter}");
    expect(quantityOf("Honey")).toBe("1");
    expect(field().value).toBe("");
    expect(fakeApi.sent("GET /api/till/scan")).toEqual([]);
  });

  test("says when nothing matches", async () => {
    const person = show();
    fakeApi.answer({ "GET /api/till/products": () => ({ items: [], nextCursor: null }) });
    await person.type(field(), "tea");
    expect(await screen.findByText("No product fits “tea”.")).toBeTruthy();
  });
});

describe("the cart", () => {
  test("obeys the keys of the empty field, and outlives the page", async () => {
    const person = show();
    await person.click(tile(/Honey/));
    await person.click(field());
    await person.keyboard("++-");
    expect(quantityOf("Honey")).toBe("2");
    const stored = Object.keys(window.localStorage).find((key) => key.includes(`.${userId}.`)) ?? "";
    expect(window.localStorage.getItem(stored)).toContain('"quantity":"2"');
    await person.keyboard("{Delete}");
    expect(within(cart()).getByText("The cart is empty")).toBeTruthy();
  });

  test("is sold, and the next cart begins empty under another key", async () => {
    fakeApi.answer({ "POST /api/sales": () => ({ id: 5 }) });
    const person = show();
    await person.click(tile(/Honey/));
    await pay(person);
    expect(await screen.findByRole("dialog", { name: "Sold" })).toBeTruthy();
    expect(sales()).toEqual([
      {
        ...nobody,
        locationId: SHOP,
        clientKey: expect.any(String),
        lines: [{ variationId: 11, quantity: "1", discount: null }],
        payments: [{ method: "cash", amount: "12.5", reference: "" }],
        expectedTotal: "12.5",
        allowOversell: false,
      },
    ]);
    await person.click(screen.getByRole("button", { name: "Next sale" }));
    expect(within(cart()).getByText("The cart is empty")).toBeTruthy();
  });

  test("is sold without enough stock only after a confirmation", async () => {
    fakeApi.answer({
      "POST /api/sales": ({ body }) =>
        JSON.stringify(body).includes('"allowOversell":true')
          ? { id: 6 }
          : refusal(409, "conflict", "oversellAsk", { values: { items: "Honey: 1" } }),
    });
    const person = show();
    await person.click(tile(/Honey/));
    await pay(person);
    await person.click(await screen.findByRole("button", { name: "Sell anyway" }));
    expect(await screen.findByRole("dialog", { name: "Sold" })).toBeTruthy();
    expect(sales()).toHaveLength(2);
  });

  test("stays, under its key, when no answer comes", async () => {
    fakeApi.answer({ "POST /api/sales": offline });
    const person = show();
    await person.click(tile(/Honey/));
    await pay(person);
    expect(await screen.findByText(/The server could not be reached/)).toBeTruthy();
    fakeApi.answer({ "POST /api/sales": () => ({ id: 7 }) });
    await person.click(screen.getByRole("button", { name: "Complete sale" }));
    expect(await screen.findByRole("dialog", { name: "Sold" })).toBeTruthy();
    const [lost, again] = sales();
    expect(again).toEqual(lost);
  });

  test("is updated when a price has changed, and the new total is shown before it is taken", async () => {
    const dearer = { ...honey, variations: honey.variations.map((variation) => ({ ...variation, price: "13" })) };
    fakeApi.answer({
      "POST /api/sales": () => refusal(409, "conflict", "totalChanged"),
      "GET /api/till/variations": () => [dearer],
    });
    const person = show();
    await person.click(tile(/Honey/));
    await pay(person);
    const dialog = screen.getByRole("dialog", { name: "Payment" });
    expect(await within(dialog).findByText(/Prices or taxes have changed/)).toBeTruthy();
    expect(within(dialog).getByRole<HTMLInputElement>("textbox", { name: "Amount" }).value).toBe("13");
  });
});

describe("holding", () => {
  test("sends the cart with its note and leaves an empty cart", async () => {
    fakeApi.answer({ "POST /api/till/held": () => ({ id: 9 }) });
    const person = show();
    await person.click(tile(/Honey/));
    await person.keyboard("{F8}");
    await person.type(await screen.findByRole("textbox", { name: /Note/ }), "red coat{Enter}");
    expect(await screen.findByText("On hold")).toBeTruthy();
    expect(fakeApi.sent("POST /api/till/held").map(({ body }) => body)).toMatchObject([{ note: "red coat" }]);
    expect(within(cart()).getByText("The cart is empty")).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("resumes a held sale in the empty cart, which is sold as that sale", async () => {
    const sale: HeldSale = {
      id: 9,
      number: "H-9",
      total: "12.50",
      currency: "USD",
      note: "red coat",
      heldAt: "2026-10-01T10:00:00.000Z",
      customerName: null,
      heldBy: "Olivia",
      locationName: "Shop",
      lineCount: 1,
    };
    const lines = [{ variationId: 11, quantity: "1", discount: null }];
    const held: HeldCart = {
      saleId: 9,
      cart: { locationId: SHOP, customerId: null, lines, discount: null, note: "red coat" },
      customer: null,
      items: [honey],
    };
    fakeApi.answer({
      "GET /api/till/held": () => [sale],
      "GET /api/till/held/9": () => held,
      "POST /api/sales": () => ({ id: 9 }),
    });
    const person = show();
    await person.keyboard("{F7}");
    await person.click(await screen.findByRole("button", { name: "Take up" }));
    expect(await within(cart()).findByText("Taken up: H-9")).toBeTruthy();
    await pay(person);
    expect(await screen.findByRole("dialog", { name: "Sold" })).toBeTruthy();
    expect(sales()).toMatchObject([{ heldSaleId: 9, note: "red coat" }]);
  });
});
