import { z } from "zod";

export const activityChangeSchema = z.object({
  /** A key of `fields` in the activity messages. */
  field: z.string(),
  /** Identifies one of several things, such as a variation by its SKU. */
  of: z.string().optional(),
  /** Old and new value: "" is none, "yes" and "no" are booleans. Both are absent for long texts and objects. */
  before: z.string().optional(),
  after: z.string().optional(),
});

export type ActivityChange = z.infer<typeof activityChangeSchema>;

/** Changes stored per activity: nobody reads the lines of an edit of a hundred variations. */
export const MAX_CHANGES = 20;

/** Longer values are texts, which people read in the form itself. */
const MAX_VALUE_LENGTH = 120;

/**
 * Compares two objects field by field, for an activity: at most MAX_CHANGES changes. Fields that are undefined in
 * `after` were not part of the edit, and `of` identifies one of several things.
 */
export function changesBetween<T extends object>(
  before: T,
  after: { [K in keyof T]?: T[K] | undefined },
  of?: string,
): ActivityChange[] {
  const keys = Object.keys(after) as (keyof T & string)[];
  return keys
    .filter((field) => after[field] !== undefined && textOf(before[field]) !== textOf(after[field]))
    .slice(0, MAX_CHANGES)
    .map((field) => ({ field, ...(of === undefined ? {} : { of }), ...shownOf(before[field], after[field]) }));
}

function shownOf(before: unknown, after: unknown): Pick<ActivityChange, "before" | "after"> {
  const [oldText, newText] = [textOf(before), textOf(after)];
  const isShown = !isDeep(before) && !isDeep(after) && Math.max(oldText.length, newText.length) <= MAX_VALUE_LENGTH;
  return isShown ? { before: oldText, after: newText } : {};
}

function isDeep(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("toFixed" in value);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(String).join(", ");
  // Duck typing instead of an import, so that the browser does not load Prisma's Decimal.
  if (typeof value === "object")
    return "toFixed" in value && typeof value.toFixed === "function" ? String(value.toFixed()) : sortedJson(value);
  return String(value);
}

/** JSON with sorted keys, so that the order of keys is no difference. */
function sortedJson(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b)))
      : inner,
  );
}
