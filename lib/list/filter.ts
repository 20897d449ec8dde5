import { z } from "zod";

/** The query of an address, in Next.js's shape for pages or in the browser's. */
export type AddressParams = Record<string, string | string[] | undefined> | URLSearchParams;

/** The filters of a list. Each is one optional parameter of the address. */
export type FilterValues = Record<string, string | number | undefined>;

export type FilterSchema<F extends FilterValues> = z.ZodObject & z.ZodType<F>;

/** The query of a list's route: the filters, and `nextCursor` of the previous page. */
export type ListQuery<F> = F & { cursor?: string | undefined };

/** For lists without filters. */
export const noFilterSchema = z.object({});

/**
 * The filters in an address. Unknown, malformed and repeated parameters are dropped, since an old bookmark should show
 * too much rather than an error. Pages, routes and the browser share this function, so that all show the same list.
 */
export function readFilter<F extends FilterValues>(schema: FilterSchema<F>, params: AddressParams): F {
  const valid = Object.entries(schema.shape).flatMap(([name, field]) => {
    const value = valueOf(params, name);
    // PostgreSQL's text cannot contain NUL, and nobody types one.
    if (value === undefined || value.includes("\0")) return [];
    const { success, data } = z.safeParse(field, value);
    return success && data !== "" ? [[name, value]] : [];
  });
  return schema.parse(Object.fromEntries(valid));
}

function valueOf(params: AddressParams, name: string): string | undefined {
  if (params instanceof URLSearchParams) return params.getAll(name).length === 1 ? (params.get(name) ?? "") : undefined;
  const value = params[name];
  return typeof value === "string" ? value : undefined;
}

/** The filters as a query string, in the order of the schema and without unset ones. */
export function writeFilter(schema: z.ZodObject, filter: FilterValues): string {
  const params = new URLSearchParams();
  for (const name of Object.keys(schema.shape)) {
    const value = filter[name];
    if (value !== undefined && value !== "") params.set(name, String(value));
  }
  return params.toString();
}

/**
 * The query of an address with changed filters; an empty text removes a filter. Parameters that are no filter of the
 * list stay, such as the page's store.
 */
export function changeFilter<F extends FilterValues>(
  schema: FilterSchema<F>,
  search: string,
  changes: Record<string, string | undefined>,
): string {
  const params = new URLSearchParams(search);
  for (const [name, value = ""] of Object.entries(changes)) params.set(name, value);
  const next = new URLSearchParams(writeFilter(schema, readFilter(schema, params)));
  for (const name of Object.keys(schema.shape)) params.delete(name);
  for (const [name, value] of next) params.set(name, value);
  return params.toString();
}

/** Filters and cursor of a request for a page of a list. The list checks the cursor, since it knows its order. */
export function readListQuery<F extends FilterValues>(schema: FilterSchema<F>, request: Request): ListQuery<F> {
  const params = new URL(request.url).searchParams;
  return { ...readFilter(schema, params), cursor: params.get("cursor") ?? undefined };
}
