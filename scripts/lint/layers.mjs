import path from "node:path";
import { isServerModule, projectPath, ROOT } from "./project-imports.mjs";

/** From the top down; a module imports from its own layer or from a lower one. */
const LAYERS = [
  { name: "app", files: /^(app\/|instrumentation|proxy)/ },
  { name: "components", files: /^components\// },
  { name: "the engine", files: /^lib\/(sync|jobs|dashboard|permissions|setup)\// },
  {
    name: "the connector or the POS",
    files: /^lib\/(woo|catalog|stock|sales|customers|settings|prices|taxes|locations|users)\//,
  },
  { name: "the base", files: /^lib\// },
];

const WOO = /^lib\/woo\//;
const DATABASE = /^lib\/(db$|db\/|generated\/|auth\/|http\/)/;
const POS = /^lib\/(catalog|stock|sales|customers|settings|prices|taxes|locations|users)\//;
/**
 * Which room of the POS may call which. None in return, so that no circle comes about; what two rooms
 * need lies in one that both may call, or on the ground (lib/db, money, list, auth, activity).
 */
export const MAY_CALL = {
  catalog: [],
  customers: [],
  locations: [],
  settings: [],
  taxes: [],
  users: [],
  stock: ["catalog"],
  prices: ["stock"],
  sales: ["catalog"],
};
/** What Next calls to show a page; the routes answer the browser, and share lib with the pages. */
const PAGE = /^app\/(?!.*\/route\.ts$|api\/).*\.tsx$/;
const ROUTE = /^app\/api\//;
/** Commands, tests and their tools may import everything, and nothing else may import them. */
const OUTSIDE = /^(scripts|e2e|prisma)\/|^lib\/testing\/|\.test\.tsx?$|^[^/]+\.config\.\w+$/;

const posRoomOf = (file) => POS.exec(file)?.[1] ?? null;
const layerOf = (file) => LAYERS.findIndex((layer) => layer.files.test(file));

/** The error of an import, as a sentence; null for a valid one. Paths are relative to the project's root. */
function findLayerProblem(fromFile, target, isTypeOnly) {
  if (OUTSIDE.test(fromFile)) return null;
  if (OUTSIDE.test(target)) return `${target} belongs to the tests and commands; the application does not use it.`;
  if (PAGE.test(fromFile) && ROUTE.test(target)) return "A page takes nothing from a route: what both need is in lib.";
  if (WOO.test(fromFile) && DATABASE.test(target))
    return "lib/woo knows no database and no session: hand it what it needs.";
  if (WOO.test(fromFile) && POS.test(target))
    return "lib/woo knows nothing of the POS; lib/sync is where the two meet.";
  if (POS.test(fromFile) && WOO.test(target))
    return "The POS knows nothing of WooCommerce; lib/sync is where the two meet.";
  if (layerOf(fromFile) === 1 && target.startsWith("lib/")) {
    const isAllowed = isTypeOnly || !isServerModule(target);
    return isAllowed
      ? null
      : `${target} runs on the server: components import its types, or modules that need no server.`;
  }
  const [room, called] = [posRoomOf(fromFile), posRoomOf(target)];
  if (room !== null && called !== null && room !== called && !MAY_CALL[room].includes(called))
    return `lib/${room} does not call lib/${called}: MAY_CALL in scripts/lint/layers.mjs says who may.`;
  const [from, to] = [layerOf(fromFile), layerOf(target)];
  if (from === -1 || to === -1 || to >= from) return null;
  return `Imports point down: ${LAYERS[from].name} does not import ${LAYERS[to].name}.`;
}

/** @type {import("eslint").Rule.RuleModule} */
export const layersRule = {
  meta: { type: "problem", schema: [], messages: { problem: "{{problem}}" } },
  create(context) {
    const fromFile = path.relative(ROOT, context.filename).split(path.sep).join("/");
    function check(node, isTypeOnly) {
      const target = projectPath(String(node.source?.value ?? ""), fromFile);
      const problem = target === null ? null : findLayerProblem(fromFile, target, isTypeOnly);
      if (problem !== null) context.report({ node: node.source, messageId: "problem", data: { problem } });
    }
    return {
      ImportDeclaration: (node) => check(node, node.importKind === "type"),
      ExportNamedDeclaration: (node) => check(node, node.exportKind === "type"),
      ExportAllDeclaration: (node) => check(node, node.exportKind === "type"),
      ImportExpression: (node) => check(node, false),
    };
  },
};
