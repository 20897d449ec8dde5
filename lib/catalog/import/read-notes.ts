import type { Columns } from "./columns";
import { readCategories, splitList } from "./csv-text";
import type { ImportNote } from "./import-schema";

/** Only pictures that are here already: nothing is fetched from addresses that a file names. */
export const OWN_IMAGE = /\/media\/([1-9]\d{0,8})\/[^/]+$/;

/** What a line holds that has no place here: it is imported without, and the dry run says how many such lines there are. */
export function readNotes(cells: readonly string[], columns: Columns): ImportNote[] {
  const cell = (name: Parameters<typeof columns.at.get>[0]) => (cells[columns.at.get(name) ?? -1] ?? "").trim();
  const isOf = (kind: string) =>
    cell("type")
      .toLowerCase()
      .split(",")
      .some((type) => type.trim() === kind);
  const found: [ImportNote, boolean][] = [
    ["salePrice", cell("salePrice") !== ""],
    ["moreCategories", !isOf("variation") && readCategories(cell("categories")).length > 1],
    ["sharedStock", isOf("variable") && cell("stock") !== ""],
    ["otherImages", splitList(cell("images")).some((address) => isOf("variation") || !OWN_IMAGE.test(address))],
  ];
  return found.flatMap(([note, holds]) => (holds ? [note] : []));
}
