import { existsSync } from "node:fs";
import path from "node:path";
import { ESLint } from "eslint";
import { beforeAll, describe, expect, test } from "vitest";
import { OPEN_ROUTES } from "./lint/doors.mjs";
import { MAY_CALL } from "./lint/layers.mjs";
import { ROOT } from "./project-files";

/**
 * Lints samples as if they were the named file, with the configuration of the project, so that a rule that is
 * weakened or switched off fails here. Type-aware rules need a real file and are left out.
 */
let eslint: ESLint;
/** Loading every plugin takes seconds on a busy machine. */
const LOAD_TIMEOUT_MS = 60_000;
beforeAll(async () => {
  const untyped = { languageOptions: { parserOptions: { projectService: false, project: false } } };
  eslint = new ESLint({
    cwd: ROOT,
    overrideConfig: [
      untyped,
      {
        rules: {
          "@typescript-eslint/no-floating-promises": "off",
          "@typescript-eslint/no-misused-promises": "off",
          "@typescript-eslint/await-thenable": "off",
          "@typescript-eslint/switch-exhaustiveness-check": "off",
          "@typescript-eslint/only-throw-error": "off",
        },
      },
    ],
  });
  await eslint.lintText("", { filePath: path.join(ROOT, "lib/env.ts") });
}, LOAD_TIMEOUT_MS);

/** The rules that a sample breaks, as errors; a warning is marked as such. */
async function brokenRules(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(ROOT, file) });
  return result!.messages.map(
    ({ ruleId, severity, message }) => `${severity === 2 ? "" : "only a warning: "}${ruleId ?? message}`,
  );
}

const LAYERS = "aurpos/layers";
const importing = (specifier: string) => `import { a } from "${specifier}";\nexport const b = a;\n`;

describe("imports point down", () => {
  test.each([
    ["lib/sync/sample.ts", "@/components/ui/button"],
    ["lib/woo/sample.ts", "@/lib/sync/drive/start-run"],
    ["lib/woo/sample.ts", "@/lib/db"],
    ["lib/woo/sample.ts", "../db"],
    ["lib/woo/sample.ts", "@/lib/generated/prisma/client"],
    ["lib/woo/sample.ts", "@/lib/catalog/get-product"],
    ["lib/catalog/sample.ts", "@/lib/woo/client"],
    ["lib/stock/sample.ts", "@/lib/sync/drive/start-run"],
    ["lib/sales/sample.ts", "../woo/client"],
    ["lib/settings/sample.ts", "@/lib/jobs/task-list"],
    ["lib/money/sample.ts", "@/lib/catalog/get-product"],
    ["lib/sync/sample.ts", "@/app/api/health/route"],
    ["components/ui/sample.tsx", "@/app/layout"],
    ["components/ui/sample.tsx", "@/lib/db"],
    ["components/ui/sample.tsx", "@/lib/sync/drive/start-run"],
    ["components/ui/sample.tsx", "@/lib/jobs/run-worker"],
    ["components/ui/sample.tsx", "@/lib/catalog/list-products"],
    ["lib/catalog/sample.ts", "@/lib/stock/list-stock"],
    ["lib/taxes/sample.ts", "@/lib/locations/list-locations"],
    ["lib/users/sample.ts", "../sales/get-sale"],
    ["lib/stock/sample.ts", "@/lib/sales/get-sale"],
    ["app/page.tsx", "@/lib/testing/factories"],
    ["app/(dashboard)/sales/page.tsx", "@/app/api/sales/route"],
    ["app/(dashboard)/sales/page.tsx", "../../api/sales/route"],
    ["lib/sync/sample.ts", "@/e2e/sandbox/sandbox-store"],
    ["lib/sync/sample.ts", "../../scripts/migrate"],
  ])("%s does not import %s", async (file, specifier) => {
    expect(await brokenRules(file, importing(specifier))).toContain(LAYERS);
  });

  test.each([
    ["app/page.tsx", "@/components/ui/button"],
    ["app/api/sample/route.ts", "@/lib/sync/drive/start-run"],
    ["lib/sync/sample.ts", "@/lib/woo/client"],
    ["lib/sync/sample.ts", "@/lib/catalog/get-product"],
    ["lib/catalog/sample.ts", "@/lib/db"],
    ["lib/sales/sample.ts", "@/lib/catalog/product-schema"],
    ["lib/users/sample.ts", "@/lib/activity/record-activity"],
    ["lib/woo/sample.ts", "@/lib/money/round-money"],
    ["components/ui/sample.tsx", "@/lib/catalog/product-schema"],
    ["components/ui/sample.tsx", "@/lib/auth/permissions"],
    ["components/ui/sample.tsx", "@/lib/money/round-money"],
    ["lib/sync/sample.db.test.ts", "@/e2e/sandbox/sandbox-store"],
    ["scripts/sample.ts", "@/lib/sync/drive/start-run"],
  ])("%s may import %s", async (file, specifier) => {
    expect(await brokenRules(file, importing(specifier))).not.toContain(LAYERS);
  });

  test("components may import the types of server code, not through an export of its values", async () => {
    const types = 'import type { A } from "@/lib/sync/drive/start-run";\nexport type B = A;\n';
    expect(await brokenRules("components/ui/sample.tsx", types)).not.toContain(LAYERS);
    expect(
      await brokenRules("components/ui/sample.tsx", 'export { a } from "@/lib/sync/drive/start-run";\n'),
    ).toContain(LAYERS);
    expect(await brokenRules("components/ui/sample.tsx", 'export const a = import("@/lib/db");\n')).toContain(LAYERS);
  });
});

describe("access is declared at the door", () => {
  const DOORS = "aurpos/doors";
  const ROUTE = "app/api/sample/[id]/route.ts";
  const PAGE = "app/(dashboard)/sample/page.tsx";

  test.each([
    ["a route that is a function", ROUTE, "export async function GET() {}\n"],
    ["a route that is an arrow", ROUTE, "export const POST = async () => new Response();\n"],
    ["one of a route's methods", ROUTE, "export const GET = withUser(A, b);\nexport const PUT = b;\n"],
    ["a route under another name", ROUTE, "const a = withUser(A, b);\nexport { a as GET };\n"],
    ["a route from elsewhere", ROUTE, 'export * from "./other";\n'],
    ["a wrapper of its own", ROUTE, "export const GET = withImporter(b);\n"],
    ["a page", PAGE, "export default function Page() {}\n"],
    ["the start page", "app/page.tsx", "export default function Page() {}\n"],
    ["a route that looks itself", ROUTE, "export const GET = withUser(A, (u) => u.permissions.includes('a'));\n"],
    ["a component that looks itself", "components/sample.tsx", "export const a = modules.includes('woocommerce');\n"],
    ["a rule that looks itself", "lib/sales/sample.ts", "export const a = (u) => u.permissions.includes('a');\n"],
  ])("not by %s", async (_, file, code) => {
    expect(await brokenRules(file, code)).toContain(DOORS);
  });

  test.each([
    ["a wrapped route", ROUTE, "export const maxDuration = 60;\nexport const GET = withUser(A, b);\n"],
    ["a route's types", ROUTE, "export type { A } from './a';\nexport const GET = withUser(A, b);\n"],
    ["a page", PAGE, "export default async function Page() {\n  await requirePage(A);\n}\n"],
    ["a page about a store", PAGE, "export default withStorePage({ access: A, title }, b);\n"],
    ["the health route", "app/api/health/route.ts", "export async function GET() {}\n"],
    ["the sign-in page", "app/(auth)/login/page.tsx", "export default function Page() {}\n"],
    ["the lookup itself", "lib/auth/access.ts", "export const a = (u) => u.permissions.includes('a');\n"],
  ])("by %s", async (_, file, code) => {
    expect(await brokenRules(file, code)).not.toContain(DOORS);
  });

  test("every named open route exists", () => {
    expect(OPEN_ROUTES.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});

describe("WooCommerce's shape is known to lib/woo alone", () => {
  const RULE = "aurpos/foreign-shape";

  test.each([
    ["a request", 'export const a = (client) => client.get("products", {}, null);\n'],
    ["a request", "export const a = (context) => context.client.put(`products/${1}`, {}, null);\n"],
    ["a request", 'import { sendBatch } from "@/lib/woo/batch";\nexport const a = sendBatch;\n'],
    ["a request", 'import { paginate } from "@/lib/woo/paginate";\nexport const a = paginate;\n'],
    ["a schema", 'import { z } from "zod";\nexport const a = z.object({});\n'],
    ["a field", 'export const a = { regular_price: "1" };\n'],
    ["a field", 'export const a = { "manage_stock": true };\n'],
    ["a field", 'export const a = (b) => b["stock_quantity"];\n'],
    ["a field", "export const a = (b) => b.parent_id;\n"],
    ["a field", "export type A = { tax_class: string };\n"],
    ["a query", 'export const a = { _fields: "id" };\n'],
  ])("%s in the engine is refused: %s", async (_what, code) => {
    expect(await brokenRules("lib/sync/products/sample.ts", code)).toContain(RULE);
    expect(await brokenRules("lib/woo/resources/sample.ts", code)).not.toContain(RULE);
    expect(await brokenRules("lib/sync/products/sample.test.ts", code)).not.toContain(RULE);
  });

  test("what the engine keeps itself, and what people type, is read with zod", async () => {
    const code = 'import { z } from "zod";\nexport const a = z.object({});\n';
    expect(await brokenRules("lib/sync/settings/sample.ts", code)).not.toContain(RULE);
    expect(await brokenRules("lib/sync/products/sample-schema.ts", code)).not.toContain(RULE);
    expect(await brokenRules("lib/sync/stores/sample-input.ts", code)).not.toContain(RULE);
    expect(await brokenRules("lib/sync/core/sent-fields.ts", code)).not.toContain(RULE);
  });

  test("other things have methods and names of the same kind", async () => {
    const code = "export const a = (map) => map.get({ variation_id: 1, remoteId: 2 });\n";
    expect(await brokenRules("lib/sync/stock/sample.ts", code)).toEqual([]);
  });
});

describe("the environment", () => {
  test("is read in lib/env.ts only", async () => {
    const code = "export const a = process.env.SECRET;\n";
    expect(await brokenRules("lib/sync/sample.ts", code)).toContain("no-restricted-properties");
    expect(await brokenRules("app/page.tsx", code)).toContain("no-restricted-properties");
    expect(await brokenRules("lib/env.ts", code)).toEqual([]);
    expect(await brokenRules("scripts/sample.ts", code)).toEqual([]);
    const imported = 'import { env } from "node:process";\nexport const a = env;\n';
    expect(await brokenRules("lib/sync/sample.ts", imported)).toContain("no-restricted-imports");
  });

  test("only components/ui/link.tsx builds on Next's link", async () => {
    const code = 'import NextLink from "next/link";\nexport const a = NextLink;\n';
    expect(await brokenRules("components/layout/sample.tsx", code)).toContain("no-restricted-imports");
    expect(await brokenRules("components/ui/link.tsx", code)).toEqual([]);
  });
});

describe("source", () => {
  test.each([
    ["lib/sync/sample.ts", "export const a: any = 1;\n", "@typescript-eslint/no-explicit-any"],
    ["lib/sync/sample.ts", "export default function a() {}\n", "import-x/no-default-export"],
    ["components/ui/sample.tsx", "export default function A() {}\n", "import-x/no-default-export"],
    ["lib/sync/sample.ts", 'console.log("a");\n', "no-console"],
    ["e2e/sandbox/sample.ts", 'console.log("a");\n', "no-console"],
    ["lib/sync/utils.ts", "export const a = 1;\n", "aurpos/file-name"],
    ["lib/sync/StartRun.ts", "export const a = 1;\n", "aurpos/file-name"],
    ["lib/sync/sample.test.ts", "test.skip('a', () => {});\n", "no-restricted-syntax"],
    ["lib/sync/sample.test.ts", "describe.only('a', () => {});\n", "no-restricted-syntax"],
    ["lib/sync/sample.test.ts", "test.skip.each([])('a', () => {});\n", "no-restricted-syntax"],
    ["lib/sync/sample.test.ts", "test.describe.skip('a', () => {});\n", "no-restricted-syntax"],
    ["e2e/sample.spec.ts", "export const a = (page) => page.waitForTimeout(100);\n", "no-restricted-syntax"],
  ])("%s: %j breaks %s", async (file, code, rule) => {
    expect(await brokenRules(file, code)).toContain(rule);
  });

  test.each([
    ["app/page.tsx", "export default function Page() {\n  requirePage(A);\n}\n"],
    ["scripts/sample.ts", 'console.log("a");\n'],
    ["e2e/sandbox/run.ts", 'console.log("a");\n'],
    ["lib/sync/sample.test.ts", "test.each([])('a', () => {});\n"],
  ])("%s: %j is fine", async (file, code) => {
    expect(await brokenRules(file, code)).toEqual([]);
  });
});

test("no rooms of the POS may call each other in a circle", () => {
  const reached = (room: string): string[] =>
    Object.entries(MAY_CALL).flatMap(([from, called]) =>
      from === room ? called.flatMap((one: string) => [one, ...reached(one)]) : [],
    );
  for (const room of Object.keys(MAY_CALL)) expect(reached(room)).not.toContain(room);
});

describe("a page makes no query of its own", () => {
  test.each(["getDb().location.findMany({})", "db.location.count()"])("%s", async (query) => {
    const code = `export const read = async () => await ${query};\n`;
    expect(await brokenRules("app/(dashboard)/sales/page.tsx", code)).toContain("no-restricted-syntax");
  });

  test("a function of lib is called with the database", async () => {
    const code = "export const read = async () => await listSales(getDb(), 1);\n";
    expect(await brokenRules("app/(dashboard)/sales/page.tsx", code)).not.toContain("no-restricted-syntax");
  });
});
