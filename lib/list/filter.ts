import { z } from "zod";

/** The query of an address: as Next.js hands it to a page, or as the browser and a request have it. */
export type AddressParams = Record<string, string | string[] | undefined> | URLSearchParams;

/** The filters of a list. All are optional, and each is one parameter of the address. */
export type FilterValues = Record<string, string | number | undefined>;

export type FilterSchema<F extends FilterValues> = z.ZodObject & z.ZodType<F>;

/** What a list's route is asked for: the filters, and `nextCursor` of the page before. */
export type ListQuery<F> = F & { cursor?: string | undefined };

/** For lists that are always whole. */
export const noFilterSchema = z.object({});

/**
 * The filters in an address, read parameter by parameter: what is unknown, malformed or given twice is dropped and
 * the others stay, since an old bookmark had better show too much than an error. Pages, routes and the browser all
 * read with this function, or the server's first view would be of another list than the browser's.
 */
export function readFilter<F extends FilterValues>(schema: FilterSchema<F>, params: AddressParams): F {
  const understood = Object.entries(schema.shape).flatMap(([name, field]) => {
    const value = valueOf(params, name);
    // PostgreSQL's text has no NUL, and nobody types one.
    if (value === undefined || value.includes("\0")) return [];
    const { success, data } = z.safeParse(field, value);
    return success && data !== "" ? [[name, value]] : [];
  });
  return schema.parse(Object.fromEntries(understood));
}

function valueOf(params: AddressParams, name: string): string | undefined {
  if (params instanceof URLSearchParams) return params.getAll(name).length === 1 ? (params.get(name) ?? "") : undefined;
  const value = params[name];
  return typeof value === "string" ? value : undefined;
}

/** The filters as a query string: in the order of the schema, without those that are not set. */
export function writeFilter(schema: z.ZodObject, filter: FilterValues): string {
  const params = new URLSearchParams();
  for (const name of Object.keys(schema.shape)) {
    const value = filter[name];
    if (value !== undefined && value !== "") params.set(name, String(value));
  }
  return params.toString();
}

/**
 * The query of an address after some of its filters have changed; an empty text takes one off. What is no filter of
 * the list stays, such as the store that the page is about.
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

/** Reads what a route is asked for a page of a list. The cursor is not checked here but by the list, which knows its order. */
export function readListQuery<F extends FilterValues>(schema: FilterSchema<F>, request: Request): ListQuery<F> {
  const params = new URL(request.url).searchParams;
  return { ...readFilter(schema, params), cursor: params.get("cursor") ?? undefined };
}
