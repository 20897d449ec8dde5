// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { CatalogChoices, ProductView } from "@/lib/catalog/product-view";
import { fakeApi, offline, refusal } from "@/lib/testing/browser/fake-api";
import { OWNER, renderView } from "@/lib/testing/browser/render-view";
import { ProductForm } from "./product-form";

const PRODUCT: ProductView = {
  id: 7,
  type: "simple",
  name: "Honey",
  sku: "HON",
  categoryId: null,
  taxRateId: null,
  description: "",
  shortDescription: "",
  tracksStock: true,
  isSyncDisabled: false,
  isArchived: false,
  updatedAt: "2026-10-01T10:00:00.000Z",
  images: [],
  variations: [
    {
      id: 70,
      sku: "HON",
      barcode: "",
      price: "12.5",
      salePrice: null,
      salePriceFrom: null,
      salePriceUntil: null,
      weight: null,
      lowStockAt: null,
      image: null,
      isArchived: false,
      options: [],
      groupPrices: {},
      stock: [],
    },
  ],
};

const CHOICES: CatalogChoices = {
  locations: [{ id: 1, name: "Shop" }],
  priceGroups: [],
  taxRates: [],
  currency: "USD",
  weightUnit: "kg",
  pricesIncludeTax: false,
  timeZone: "UTC",
};

const RIGHTS = { canEdit: true, canPrice: true, canSeeStock: true, canAdjustStock: true };
const THEIRS = { ...PRODUCT, name: "Forest honey", sku: "FOREST", updatedAt: "2026-10-01T11:00:00.000Z" };
const CONFLICT = "Somebody else has changed this product meanwhile";
const savedMeanwhile = () => refusal(409, "conflict", "productChanged");

function show(user = OWNER) {
  return renderView(<ProductForm product={PRODUCT} choices={CHOICES} categories={[]} rights={RIGHTS} />, { user })
    .person;
}

const nameBox = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });
const button = (name: string) => screen.getByRole("button", { name });

/** Types a new name and saves. */
async function rename(person: ReturnType<typeof show>) {
  await person.clear(nameBox());
  await person.type(nameBox(), "Acacia honey");
  await person.click(button("Save changes"));
}

const sentEdits = () => fakeApi.sent("PATCH /api/products/7").map(({ body }) => body);

describe("a text that the online store changes", () => {
  test("is said while it is typed, and may be saved", async () => {
    const person = show();
    await person.type(nameBox(), " <b>mild</b>");
    expect(screen.getByText(/removes what looks like markup/)).toBeTruthy();
    await person.clear(nameBox());
    await person.type(nameBox(), "AC\\DC");
    expect(screen.getByText(/removes backslashes from names/)).toBeTruthy();
    await person.type(screen.getByRole("textbox", { name: "SKU" }), "<i>");
    expect(screen.getByText(/removes what looks like markup/)).toBeTruthy();
    expect(button("Save changes")).toHaveProperty("disabled", false);
  });

  test("is no matter of a shop without an online store", async () => {
    const person = show({ ...OWNER, business: { ...OWNER.business, modules: [] } });
    await person.type(nameBox(), " <b>mild</b>");
    expect(screen.queryByText(/online store removes/)).toBeNull();
  });
});

describe("the product form", () => {
  test("sends the changed fields and nothing else", async () => {
    fakeApi.answer({ "PATCH /api/products/7": () => ({ ...PRODUCT, name: "Acacia honey" }) });
    await rename(show());
    expect(await screen.findByText("Product saved")).toBeTruthy();
    expect(sentEdits()).toEqual([{ name: "Acacia honey", updatedAt: PRODUCT.updatedAt }]);
    expect(screen.queryByRole("button", { name: "Save changes" })).toBeNull();
  });

  test("has a sale price that is lower than the price, with days once there is one", async () => {
    const [variation] = PRODUCT.variations;
    const saved = { ...PRODUCT, variations: [{ ...variation!, salePrice: "10", salePriceUntil: "2026-12-24" }] };
    fakeApi.answer({ "PATCH /api/products/7": () => saved });
    const person = show();
    expect(screen.queryByRole("textbox", { name: "Sale until" })).toBeNull();
    await person.type(screen.getByRole("textbox", { name: "Sale price" }), "12.50");
    await person.type(screen.getByRole("textbox", { name: "Sale from" }), "Dec 25, 2026");
    await person.type(screen.getByRole("textbox", { name: "Sale until" }), "Dec 24, 2026");
    await person.click(button("Save changes"));
    expect(await screen.findByText("Enter a sale price that is lower than the price.")).toBeTruthy();
    expect(screen.getByText("Choose a last day that is not before the first day.")).toBeTruthy();
    await person.clear(screen.getByRole("textbox", { name: "Sale price" }));
    await person.type(screen.getByRole("textbox", { name: "Sale price" }), "10");
    await person.clear(screen.getByRole("textbox", { name: "Sale from" }));
    await person.click(button("Save changes"));
    expect(await screen.findByText("Product saved")).toBeTruthy();
    expect(sentEdits()).toEqual([
      { updatedAt: PRODUCT.updatedAt, variations: [{ id: 70, salePrice: "10", salePriceUntil: "2026-12-24" }] },
    ]);
  });

  test("shows the server's error beside its field", async () => {
    const fields = { "variations.0.sku": "skuTaken" };
    fakeApi.answer({ "PATCH /api/products/7": () => refusal(422, "invalid_input", "skuTaken", { fields }) });
    const person = show();
    await person.type(screen.getByRole("textbox", { name: "SKU" }), "-2");
    await person.click(button("Save changes"));
    expect(await screen.findByText(/Another product or variation has this SKU/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "SKU" }));
  });
});

describe("somebody else saved first", () => {
  test("the typed values can be saved over theirs, and revert none of their other fields", async () => {
    const answers = [savedMeanwhile(), { ...THEIRS, name: "Acacia honey" }];
    fakeApi.answer({ "PATCH /api/products/7": () => answers.shift(), "GET /api/products/7": () => THEIRS });
    const person = show();
    await rename(person);
    expect(await screen.findByText(CONFLICT)).toBeTruthy();
    expect(nameBox().value).toBe("Acacia honey");
    await person.click(button("Save mine over it"));
    expect(await screen.findByText("Product saved")).toBeTruthy();
    expect(sentEdits()[1]).toEqual({ name: "Acacia honey", updatedAt: THEIRS.updatedAt });
    expect(screen.queryByText(CONFLICT)).toBeNull();
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "SKU" }).value).toBe("HON");
  });

  test("their version can be taken instead", async () => {
    fakeApi.answer({ "PATCH /api/products/7": savedMeanwhile, "GET /api/products/7": () => THEIRS });
    const person = show();
    await rename(person);
    await person.click(await screen.findByRole("button", { name: "Take theirs" }));
    expect(nameBox().value).toBe("Forest honey");
    expect(screen.queryByText(CONFLICT)).toBeNull();
    expect(sentEdits()).toHaveLength(1);
  });

  test("a lost connection at that moment is shown, and saving again asks again", async () => {
    fakeApi.answer({ "PATCH /api/products/7": savedMeanwhile, "GET /api/products/7": offline });
    const person = show();
    await rename(person);
    expect(await screen.findByText(/The server could not be reached/)).toBeTruthy();
    expect(nameBox().value).toBe("Acacia honey");
    fakeApi.answer({ "GET /api/products/7": () => THEIRS });
    await person.click(button("Save changes"));
    expect(await screen.findByText(CONFLICT)).toBeTruthy();
    expect(nameBox().value).toBe("Acacia honey");
  });

  test("another refusal with the same status shows its own reason", async () => {
    fakeApi.answer({ "PATCH /api/products/7": () => refusal(409, "conflict", "notVariable") });
    await rename(show());
    expect(await screen.findByText(/This product has no variations/)).toBeTruthy();
    expect(screen.queryByText(CONFLICT)).toBeNull();
    expect(nameBox().value).toBe("Acacia honey");
    expect(button("Save changes")).toBeTruthy();
  });
});
