// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import type { NamedLanguage } from "@/lib/catalog/text-languages";
import { toCategoryTree } from "@/lib/catalog/category-tree";
import { CategoryDialog } from "./category-dialog";

const NODES = toCategoryTree([{ id: 3, parentId: null, name: "Mugs", productCount: 0 }]);
const LANGUAGES: NamedLanguage[] = [
  { tag: "ar", name: "Arabic" },
  { tag: "de", name: "German" },
];
const SAVING = "PATCH /api/categories/3";

function rename(languages: NamedLanguage[]) {
  fakeApi.answer({ [SAVING]: () => ({ id: 3 }) });
  return renderView(
    <CategoryDialog
      task={{ kind: "rename", node: NODES[0]! }}
      nodes={NODES}
      texts={[{ language: "ar", name: "أكواب" }]}
      languages={languages}
      onClose={() => undefined}
    />,
  ).person;
}

const sent = () => fakeApi.sent(SAVING).map(({ body }) => body);

test("a category is named in the languages of the stores", async () => {
  const person = rename(LANGUAGES);
  const box = screen.getByRole<HTMLInputElement>("textbox", { name: /German/ });
  expect([box.placeholder, box.dir]).toEqual(["Mugs", "auto"]);
  await person.type(box, "Tassen");
  await person.click(screen.getByRole("button", { name: "Save" }));
  await expect.poll(sent).toMatchObject([
    {
      name: "Mugs",
      texts: [
        { language: "ar", name: "أكواب" },
        { language: "de", name: "Tassen" },
      ],
    },
  ]);
});

test("without a language of a store there is one name, and the others stay", async () => {
  const person = rename([]);
  expect(screen.getAllByRole("textbox")).toHaveLength(1);
  await person.click(screen.getByRole("button", { name: "Save" }));
  await expect.poll(sent).toEqual([{ name: "Mugs", parentId: null }]);
});
