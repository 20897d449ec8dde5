import { toInteger, toIntegers, toText, type JsonObject } from "./json";
import { RestError } from "./rest-error";
import type { TermRecord } from "./state";
import { nextId, type Store } from "./store";
import { filterPostHtml, filterTermName, toSlug } from "./wordpress-text";

export const CATEGORY = "product_cat";
export const TAG = "product_tag";

export const listTerms = (store: Store, taxonomy: string): TermRecord[] =>
  [...store.state.terms.values()].filter((term) => term.taxonomy === taxonomy);

export function getTerm(store: Store, taxonomy: string, id: number): TermRecord {
  const term = store.state.terms.get(id);
  if (term?.taxonomy !== taxonomy)
    throw new RestError("woocommerce_rest_term_invalid", "Resource does not exist.", 404);
  return term;
}

const sameName = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

function findSlug(store: Store, taxonomy: string, slug: string): TermRecord | undefined {
  return listTerms(store, taxonomy).find((term) => term.slug === slug);
}

/** `wp_unique_term_slug`: adds the parent's slug before it adds a number. */
function toUniqueSlug(store: Store, taxonomy: string, wanted: string, parent: number): string {
  let slug = wanted;
  for (
    let up = store.state.terms.get(parent);
    up && findSlug(store, taxonomy, slug);
    up = store.state.terms.get(up.parent)
  ) {
    slug = `${slug}-${up.slug}`;
  }
  const stem = slug;
  for (let suffix = 2; findSlug(store, taxonomy, slug); suffix++) slug = `${stem}-${suffix}`;
  return slug;
}

/** Finds a term by its name as typed, or by its slug. Names are stored HTML-encoded, and compared in that form. */
export function findTermByName(store: Store, taxonomy: string, name: string): TermRecord | undefined {
  const wanted = filterTermName(name);
  return listTerms(store, taxonomy).find((term) => sameName(term.name, wanted) || term.slug === name);
}

function refuseDuplicate(store: Store, taxonomy: string, name: string, parent: number, exceptId: number): void {
  const twin = listTerms(store, taxonomy).find(
    (term) => term.id !== exceptId && sameName(term.name, name) && term.parent === parent,
  );
  if (!twin) return;
  const message =
    taxonomy === CATEGORY
      ? "A term with the name provided already exists with this parent."
      : "A term with the name provided already exists in this taxonomy.";
  throw new RestError("term_exists", message, 400, { resource_id: twin.id });
}

function checkParent(store: Store, taxonomy: string, parent: number): void {
  if (parent > 0 && store.state.terms.get(parent)?.taxonomy !== taxonomy) {
    throw new RestError("missing_parent", "Parent term does not exist.", 400);
  }
}

export function createTerm(store: Store, taxonomy: string, fields: JsonObject): TermRecord {
  const name = filterTermName(toText(fields["name"]));
  if (name === "") throw new RestError("empty_term_name", "A name is required for this term.", 400);
  const parent = taxonomy === CATEGORY ? toInteger(fields["parent"]) : 0;
  checkParent(store, taxonomy, parent);
  const givenSlug = toSlug(toText(fields["slug"]));
  refuseDuplicate(store, taxonomy, name, parent, 0);
  const term: TermRecord = {
    id: nextId(store, "term"),
    taxonomy,
    name,
    slug: toUniqueSlug(store, taxonomy, givenSlug || toSlug(name), parent),
    parent,
    description: filterPostHtml(toText(fields["description"])),
    display: toText(fields["display"]) || "default",
    menu_order: toInteger(fields["menu_order"]),
    image_id: 0,
  };
  store.state.terms.set(term.id, term);
  return term;
}

/** A parent that would make a loop becomes 0 (recorded: category.update.parent-self). */
function withoutLoop(store: Store, id: number, parent: number): number {
  const seen = new Set<number>();
  for (let up = store.state.terms.get(parent); up && !seen.has(up.id); up = store.state.terms.get(up.parent)) {
    if (up.id === id) return 0;
    seen.add(up.id);
  }
  return parent;
}

export function updateTerm(store: Store, taxonomy: string, id: number, fields: JsonObject): TermRecord {
  const term = getTerm(store, taxonomy, id);
  const name = fields["name"] === undefined ? term.name : filterTermName(toText(fields["name"]));
  if (name === "") throw new RestError("empty_term_name", "A name is required for this term.", 400);
  const wantedParent =
    fields["parent"] === undefined || taxonomy !== CATEGORY ? term.parent : toInteger(fields["parent"]);
  checkParent(store, taxonomy, wantedParent);
  const parent = withoutLoop(store, id, wantedParent);
  if (name !== term.name || parent !== term.parent) refuseDuplicate(store, taxonomy, name, parent, id);
  const slug = fields["slug"] === undefined ? term.slug : toSlug(toText(fields["slug"])) || term.slug;
  const slugOwner = findSlug(store, taxonomy, slug);
  if (slugOwner && slugOwner.id !== id) {
    const message = `The slug &#8220;${slug}&#8221; is already in use by another term.`;
    throw new RestError("duplicate_term_slug", message, 400);
  }
  Object.assign(term, { name, parent, slug });
  if (fields["description"] !== undefined) term.description = filterPostHtml(toText(fields["description"]));
  if (fields["display"] !== undefined) term.display = toText(fields["display"]);
  if (fields["menu_order"] !== undefined) term.menu_order = toInteger(fields["menu_order"]);
  return term;
}

type Comparison = (left: TermRecord, right: TermRecord) => number;

export const compareNames: Comparison = (left, right) =>
  left.name.localeCompare(right.name, "en") || left.id - right.id;

export function selectTerms(
  terms: TermRecord[],
  args: JsonObject,
  countOf: (term: TermRecord) => number,
): TermRecord[] {
  const include = toIntegers(args["include"]);
  const exclude = toIntegers(args["exclude"]);
  const search = toText(args["search"]).toLowerCase();
  const slugs = toText(args["slug"]).split(",").filter(Boolean);
  const parent = args["parent"] === undefined ? null : toInteger(args["parent"]);
  const comparisons: Record<string, Comparison> = {
    id: (left, right) => left.id - right.id,
    slug: (left, right) => left.slug.localeCompare(right.slug, "en"),
    count: (left, right) => countOf(left) - countOf(right) || left.id - right.id,
    include: (left, right) => include.indexOf(left.id) - include.indexOf(right.id),
  };
  const compare = comparisons[toText(args["orderby"])] ?? compareNames;
  const direction = toText(args["order"]) === "desc" ? -1 : 1;
  return terms
    .filter(
      (term) =>
        (include.length === 0 || include.includes(term.id)) &&
        !exclude.includes(term.id) &&
        (parent === null || term.parent === parent) &&
        (slugs.length === 0 || slugs.includes(term.slug)) &&
        (search === "" || term.name.toLowerCase().includes(search) || term.slug.includes(search)) &&
        (args["hide_empty"] !== true || countOf(term) > 0),
    )
    .sort((left, right) => direction * compare(left, right));
}
