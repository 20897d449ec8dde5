import { isObject, toText, type Json, type JsonObject } from "./json";

type FieldTree = { [name: string]: FieldTree | true };

function parseFields(text: string): FieldTree | null {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0) return null;
  const tree: FieldTree = {};
  for (const name of names) {
    let node = tree;
    const parts = name.split(".");
    parts.forEach((part, position) => {
      const existing = node[part];
      if (position === parts.length - 1) node[part] = true;
      else if (existing !== true) {
        const next: FieldTree = existing ?? {};
        node[part] = next;
        node = next;
      }
    });
  }
  return tree;
}

function pick(value: Json, tree: FieldTree): Json {
  if (!isObject(value)) return value;
  const kept: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) {
    const branch = tree[name];
    if (branch === true) kept[name] = inner;
    else if (branch !== undefined) kept[name] = pick(inner, branch);
  }
  return kept;
}

/** `_fields` on a list: links count as a field. */
export function pickListFields(items: Json[], fields: Json | undefined): Json[] {
  const tree = parseFields(toText(fields));
  return tree ? items.map((item) => pick(item, tree)) : items;
}

/** `_fields` on one item: links stay whatever the fields are (recorded: product.get.stock-after-orders). */
export function pickItemFields(item: Json, fields: Json | undefined): Json {
  const tree = parseFields(toText(fields));
  if (!tree || !isObject(item)) return item;
  const kept = pick(item, tree);
  return isObject(kept) && item["_links"] !== undefined ? { ...kept, _links: item["_links"] } : kept;
}

/** `_fields` on a batch filters the answer itself too, so `id` alone leaves PHP's empty map, `[]`. */
export function pickBatchFields(answer: JsonObject, fields: Json | undefined): Json {
  const tree = parseFields(toText(fields));
  if (!tree) return answer;
  const kept = pick(answer, tree);
  return isObject(kept) && Object.keys(kept).length === 0 ? [] : kept;
}
