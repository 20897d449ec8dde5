import type { Columns } from "./columns";
import { readCategories, splitList } from "./csv-text";
import type { ImportNote } from "./import-schema";

/** Only images of the business's own library: nothing is fetched from an address in a file. */
export const OWN_IMAGE = /\/media\/([1-9]\d{0,8})\/[^/]+$/;

/** Lists the content of a line that is not imported. The dry run shows the number of such lines. */
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
