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
  const picked: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) {
    const branch = tree[name];
    if (branch === true) picked[name] = inner;
    else if (branch !== undefined) picked[name] = pick(inner, branch);
  }
  return picked;
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
  const picked = pick(item, tree);
  return isObject(picked) && item["_links"] !== undefined ? { ...picked, _links: item["_links"] } : picked;
}

/** `_fields` on a batch filters the answer itself too, so `id` alone leaves PHP's empty map, `[]`. */
export function pickBatchFields(answer: JsonObject, fields: Json | undefined): Json {
  const tree = parseFields(toText(fields));
  if (!tree) return answer;
  const picked = pick(answer, tree);
  return isObject(picked) && Object.keys(picked).length === 0 ? [] : picked;
}
