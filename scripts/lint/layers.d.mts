import type { Rule } from "eslint";

/** Room of the POS → the rooms that it may call. */
export const MAY_CALL: Readonly<Record<string, readonly string[]>>;
export function findLayerProblem(fromFile: string, target: string, isTypeOnly: boolean): string | null;
export const layersRule: Rule.RuleModule;
