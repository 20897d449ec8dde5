import { expect, test } from "vitest";
import { readHeader } from "./columns";
import { readNotes } from "./read-notes";

const columns = readHeader(["Type", "Categories", "Stock", "Images", "Sale price"]);

test.each([
  [["simple", "Tea > Green", "4", "https://shop.example/media/5/a.png", ""], []],
  [["simple", "Tea > Green\\, loose", "", "", "3.50"], []],
  [["simple", "Tea, Gifts", "", "", ""], ["moreCategories"]],
  [["simple", "Clothes, Clothes > Shirts, clothes > shirts", "", "", ""], []],
  [["simple", "Clothes > Shirts, Clothes > Gifts", "", "", ""], ["moreCategories"]],
  [["variable", "", "12", "", ""], ["sharedStock"]],
  [["variation", "", "12", "https://shop.example/media/5/a.png", ""], []],
  [["simple", "", "", "https://shop.example/media/5/a.png, https://else.example/b.png", ""], []],
  [["simple", "", "", "https://shop.example/media/5/a.png, b.png", ""], ["otherImages"]],
])("%o", (cells, notes) => {
  expect(readNotes(cells, columns)).toEqual(notes);
});
