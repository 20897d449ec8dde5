/** Error codes by which a store states that it no longer has a product or variation. */
export const MISSING_CODES: ReadonlySet<string> = new Set(["resource_missing", "parent_missing"]);
