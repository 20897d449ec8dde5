import type { Rule } from "eslint";

/** The routes that know who asks by other means than a session, from the project's root. */
export const OPEN_ROUTES: readonly string[];
export const doorsRule: Rule.RuleModule;
