import path from "node:path";

const KEBAB = /^[a-z0-9]+([-.][a-z0-9]+)*$/;
/** Names without a subject, which collect everything. */
const EMPTY = /^(utils?|helpers?|misc|common|stuff)$/;

/** @type {import("eslint").Rule.RuleModule} */
export const fileNameRule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      kebab: "File names are kebab-case: {{name}}",
      empty: "Name the file after what it holds; {{name}} would hold anything.",
    },
  },
  create(context) {
    const name = path.basename(context.filename).replace(/\.(tsx?|mjs)$/, "");
    return {
      Program(node) {
        if (EMPTY.test(name)) context.report({ node, messageId: "empty", data: { name } });
        else if (!KEBAB.test(name)) context.report({ node, messageId: "kebab", data: { name } });
      },
    };
  },
};
