import path from "node:path";
import { ROOT } from "./project-imports.mjs";

/** Routes with another check (a form, a secret, a signature), or without anything to protect. */
export const OPEN_ROUTES = [
  "app/api/auth/[...nextauth]/route.ts",
  "app/api/cron/sync/route.ts",
  "app/api/health/route.ts",
  "app/api/password-links/route.ts",
  "app/api/setup/route.ts",
  "app/media/[id]/[fileName]/route.ts",
  "app/pos/authorisation/route.ts",
  "app/pos/webhook/[topic]/[storeId]/route.ts",
];

/** Sign-in and what leads to it, the first start, and an address that only redirects. */
const OPEN_PAGES = [
  "app/(auth)/choose-password/page.tsx",
  "app/(auth)/forgot-password/page.tsx",
  "app/(auth)/login/page.tsx",
  "app/(auth)/setup/page.tsx",
  "app/(dashboard)/settings/page.tsx",
];

const ROUTE = /^app\/.*\/route\.tsx?$/;
const PAGE = /^app\/(.*\/)?page\.tsx?$/;
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** The functions that check the user, and show the page of a refusal. */
const PAGE_DOORS = ["requirePage", "openWooPage", "withStorePage"];
/** The modules that look up permissions and modules; everything else calls them. */
const LOOKUPS = ["lib/auth/access.ts", "lib/auth/modules.ts", "lib/auth/permissions.ts"];

const isCallOf = (node, names) =>
  node?.type === "CallExpression" && node.callee.type === "Identifier" && names.includes(node.callee.name);

const nameOf = (node) => (node.type === "MemberExpression" ? node.property.name : node.name);

/**
 * Access to a page or a route is declared in one place, at its door: routes are wrapped in `withUser`, pages call
 * `requirePage`, and no other code reads a list of permissions or modules.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const doorsRule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      route: "{{method}} answers anybody: export const {{method}} = withUser(access, …).",
      reexport: "A route's methods are written in its own file, wrapped in withUser.",
      page: "This page asks nobody who they are: await requirePage(access), or wrap it in withStorePage.",
      lookup: "Ask can, meets or hasModule of lib/auth instead of looking into the list.",
    },
  },
  create(context) {
    const file = path.relative(ROOT, context.filename).split(path.sep).join("/");
    const isRoute = ROUTE.test(file) && !OPEN_ROUTES.includes(file);
    const isPage = PAGE.test(file) && !OPEN_PAGES.includes(file);
    let hasPageDoor = false;

    function checkMethod(node, name, init) {
      if (METHODS.includes(name) && !isCallOf(init, ["withUser"]))
        context.report({ node, messageId: "route", data: { method: name } });
    }

    return {
      ExportNamedDeclaration(node) {
        if (!isRoute || node.exportKind === "type") return;
        const { declaration } = node;
        if (declaration?.type === "FunctionDeclaration") checkMethod(node, declaration.id.name, null);
        if (declaration?.type === "VariableDeclaration")
          for (const { id, init } of declaration.declarations) checkMethod(node, id.name, init);
        if (declaration === null) context.report({ node, messageId: "reexport" });
      },
      ExportAllDeclaration(node) {
        if (isRoute) context.report({ node, messageId: "reexport" });
      },
      CallExpression(node) {
        if (isCallOf(node, PAGE_DOORS)) hasPageDoor = true;
        const { callee } = node;
        if (callee.type !== "MemberExpression" || callee.property.name !== "includes") return;
        if (["permissions", "modules"].includes(nameOf(callee.object)) && !LOOKUPS.includes(file))
          context.report({ node, messageId: "lookup" });
      },
      "Program:exit"(node) {
        if (isPage && !hasPageDoor) context.report({ node, messageId: "page" });
      },
    };
  },
};
