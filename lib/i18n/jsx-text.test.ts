import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Names that are the same in every language. */
const BRANDS = /\b(WooCommerce|WordPress|AurPOS|SKU|CSV)\b/g;

/** Attributes that a person reads or hears. */
const SPOKEN = new Set([
  "alt",
  "aria-label",
  "aria-description",
  "aria-valuetext",
  "caption",
  "description",
  "hint",
  "label",
  "placeholder",
  "title",
]);

/** Every file is parsed: 2 s on a free core, three times that beside a build. Only an endless loop takes this long. */
const LIMIT_MS = 60_000;

/** Addresses and prefixes of API keys, as samples in an empty box. */
const SAMPLES = /https?:\/\/\S+|\bc[ks]_/g;

const hasWords = (text: string) => /\p{L}/u.test(text.replaceAll(BRANDS, "").replaceAll(SAMPLES, ""));

/** Visible texts in the code, where no translation can reach them. */
function textsIn(fileName: string, code: string): string[] {
  const source = ts.createSourceFile(fileName, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const report = (node: ts.Node, text: string) => {
    if (!hasWords(text)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${fileName}:${line + 1} ${text.trim()}`);
  };
  const visitValue = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) report(node, node.text);
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(visitValue);
    else if (ts.isParenthesizedExpression(node)) visitValue(node.expression);
    else if (ts.isBinaryExpression(node)) visitValue(node.right);
    else if (ts.isTemplateExpression(node)) {
      report(node, [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(" "));
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) report(node, node.text);
    if (ts.isJsxAttribute(node) && node.initializer && SPOKEN.has(node.name.getText(source))) {
      if (ts.isJsxExpression(node.initializer)) {
        if (node.initializer.expression) visitValue(node.initializer.expression);
      } else visitValue(node.initializer);
    }
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) visitValue(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test("the search finds visible texts", () => {
  const code = 'const a = <p title="Price">Hello {ok ? "yes" : t("no")} {`${n} left`} <b>WooCommerce</b> 12 – /</p>;';
  expect(textsIn("a.tsx", code).map((line) => line.split(" ").slice(1).join(" "))).toEqual([
    "Price",
    "Hello",
    "yes",
    "left",
  ]);
});

test(
  "pages and components take their words from the message files",
  () => {
    const files = ["app", "components"].flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".tsx") && !file.includes(".test."))
        .map((file) => path.join(folder, file)),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((file) => textsIn(file, readFileSync(path.join(ROOT, file), "utf8")))).toEqual([]);
  },
  LIMIT_MS,
);
