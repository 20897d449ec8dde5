// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { ProductLanguage } from "@/lib/catalog/product-texts-schema";
import { fakeApi } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import { ProductTexts } from "./product-texts";

const PRODUCT = { id: 7, name: "Mug", description: "<p>Big</p>", shortDescription: "" };
const GERMAN: ProductLanguage = { language: "de", name: "", description: "", shortDescription: "", stores: ["Berlin"] };
const ARABIC: ProductLanguage = { ...GERMAN, language: "ar", name: "كوب", stores: ["دبي", "القاهرة"] };
const NAMES = [
  { tag: "ar", name: "Arabic" },
  { tag: "de", name: "German" },
] as const;

function show(canEdit = true) {
  return renderView(<ProductTexts product={PRODUCT} initial={[ARABIC, GERMAN]} names={NAMES} canEdit={canEdit} />)
    .person;
}

const german = () => within(screen.getByRole("group", { name: "German" }));
const nameBox = () => german().getByRole<HTMLInputElement>("textbox", { name: "Name" });

test("the entered text shows what goes out without a text; a saved text is sent with the others", async () => {
  const saving = "PUT /api/products/7/texts";
  fakeApi.answer({ [saving]: () => [ARABIC, { ...GERMAN, name: "Tasse" }] });
  const person = show();
  expect(nameBox().placeholder).toBe("Mug");
  expect(nameBox().dir).toBe("auto");
  expect(screen.queryByRole("button", { name: "Save texts" })).toBeNull();
  await person.type(nameBox(), " Tasse ");
  await person.click(screen.getByRole("button", { name: "Save texts" }));
  await screen.findByText("Texts saved");
  const { stores: _, ...arabic } = ARABIC;
  const typed = { language: "de", name: "Tasse", description: "", shortDescription: "" };
  expect(fakeApi.sent(saving).map(({ body }) => body)).toEqual([{ texts: [arabic, typed] }]);
  expect(screen.queryByRole("button", { name: "Save texts" })).toBeNull();
});

test("without the right to edit the texts are read only", () => {
  show(false);
  expect(nameBox().closest("fieldset")?.disabled).toBe(true);
});
