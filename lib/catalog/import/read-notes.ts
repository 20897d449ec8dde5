import type { Columns } from "./columns";
import { chooseCategory, readCategories, splitList } from "./csv-text";
import type { ImportNote } from "./import-schema";

/** An image of the business's own library, which needs no fetching. */
export const OWN_IMAGE = /\/media\/([1-9]\d{0,8})\/[^/]+$/;

/** Whether an image can be asked for; WooCommerce also takes the bare names of files that it has. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/./i.test(text);
}

/** Lists the content of a line that is not imported. The dry run shows the number of such lines. */
export function readNotes(cells: readonly string[], columns: Columns): ImportNote[] {
  const cell = (name: Parameters<typeof columns.at.get>[0]) => (cells[columns.at.get(name) ?? -1] ?? "").trim();
  const isOf = (kind: string) =>
    cell("type")
      .toLowerCase()
      .split(",")
      .some((type) => type.trim() === kind);
  const found: [ImportNote, boolean][] = [
    ["moreCategories", !isOf("variation") && losesCategory(readCategories(cell("categories")))],
    ["sharedStock", isOf("variable") && cell("stock") !== ""],
    ["openValues", isOf("variation") && hasOpenValue(cells, columns)],
    ["otherImages", splitList(cell("images")).some((address) => !OWN_IMAGE.test(address) && !isAddress(address))],
  ];
  return found.flatMap(([note, holds]) => (holds ? [note] : []));
}

/** Whether a category is left out that the chosen one does not lie in. */
function losesCategory(paths: readonly string[][]): boolean {
  const chosen = chooseCategory(paths);
  return paths.some((path) => path.some((name, depth) => chosen[depth]?.toLowerCase() !== name.toLowerCase()));
}

/** Whether a variation is for any value of an attribute, while it has a value of another. */
function hasOpenValue(cells: readonly string[], { attributes }: Columns): boolean {
  const named = attributes.filter(({ name }) => (cells[name] ?? "").trim() !== "");
  const filled = named.filter(({ values }) => (cells[values] ?? "").trim() !== "");
  return filled.length > 0 && filled.length < named.length;
}
