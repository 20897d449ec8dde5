import type { z } from "zod";

type Params = Record<string, string | string[] | undefined>;

/**
 * The filters in an address. What is not understood is left out: an old bookmark shows too much
 * rather than an error.
 */
export function readFilter<S extends z.ZodRawShape>(schema: z.ZodObject<S>, params: Params): z.infer<z.ZodObject<S>> {
  const understood = Object.entries(schema.shape).flatMap(([key, field]) => {
    const value = params[key];
    return typeof value === "string" && value !== "" && (field as unknown as z.ZodType).safeParse(value).success
      ? [[key, value]]
      : [];
  });
  return schema.parse(Object.fromEntries(understood));
}

/** The query string of the filters, in one order, without those that are empty. */
export function writeFilter(filter: Record<string, string | undefined>): string {
  const given = Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return new URLSearchParams(given.sort(([a = ""], [b = ""]) => a.localeCompare(b))).toString();
}
