import { z } from "zod";

export const activityChangeSchema = z.object({
  /** Key of `fields` in the activity messages. */
  field: z.string(),
  /** Which of several things, e.g. a variation's SKU. */
  of: z.string().optional(),
  /** As it was and as it is: "" is nothing, "yes" and "no" are switches. Both left out: too long or too deep to be shown. */
  before: z.string().optional(),
  after: z.string().optional(),
});

export type ActivityChange = z.infer<typeof activityChangeSchema>;

/** What is shown of one entry; an edit of a hundred variations is no longer read line by line. */
export const MAX_CHANGES = 20;

/** A value that is longer is a text, and a text is looked at where it stands. */
const MAX_VALUE_LENGTH = 120;

/**
 * The fields of `after` that are not as they were in `before`, capped. What is undefined in `after` was not
 * part of the change. `of` names the thing when there are several.
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
  const [was, is] = [textOf(before), textOf(after)];
  const isShown = !isDeep(before) && !isDeep(after) && Math.max(was.length, is.length) <= MAX_VALUE_LENGTH;
  return isShown ? { before: was, after: is } : {};
}

function isDeep(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("toFixed" in value);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(String).join(", ");
  // Of a decimal only this is needed, so that this file stays clear of the database's.
  if (typeof value === "object")
    return "toFixed" in value && typeof value.toFixed === "function" ? String(value.toFixed()) : sortedJson(value);
  return String(value);
}

/** Two objects are the same whatever the order of their keys. */
function sortedJson(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b)))
      : inner,
  );
}
