import path from "node:path";
import { ROOT } from "./project-imports.mjs";

/** The engine: it says what it wants in the shop's words, and lib/woo/resources in WooCommerce's. */
const ENGINE = /^lib\/sync\//;
const TESTS = /\.test\.tsx?$/;

/** zod is for what people type, for jobs, and for what we keep as JSON ourselves; an answer of a store is read in lib/woo. */
const OWN_DATA = /^lib\/sync\/(settings\/.+|.+-(schema|input|filter)|[^/]+\/jobs)\.ts$/;
const OWN_COLUMNS = new Set([
  "lib/sync/core/run-cursor.ts",
  "lib/sync/core/sent-fields.ts",
  "lib/sync/orders/agreed-from-sale.ts",
  "lib/sync/orders/agreed-order.ts",
  "lib/sync/products/decisions.ts",
  "lib/sync/products/match.ts",
  "lib/sync/runs/store-event.ts",
  "lib/sync/stores/reset-links.ts",
]);

const CLIENT_METHODS = new Set(["get", "post", "put", "delete"]);
const CALLS = new Map([
  ["@/lib/woo/batch", new Set(["sendBatch"])],
  ["@/lib/woo/paginate", new Set(["paginate"])],
  ["@/lib/woo/call-store", new Set(["callStore"])],
]);

/** Fields and query parameters of WooCommerce's catalogue that no other part of the house would call so. */
const FIELDS = new Set([
  "_fields",
  "backorders",
  "catalog_visibility",
  "date_on_sale_from_gmt",
  "date_on_sale_to_gmt",
  "default_attributes",
  "has_archives",
  "hide_empty",
  "inventory_delta",
  "manage_stock",
  "menu_order",
  "order_by",
  "orderby",
  "parent_id",
  "per_page",
  "regular_price",
  "sale_price",
  "short_description",
  "stock_quantity",
  "stock_status",
  "tax_class",
  "tax_status",
]);

const nameOf = (key, isComputed) =>
  key.type === "Identifier" && !isComputed ? key.name : key.type === "Literal" ? key.value : null;

/** @type {import("eslint").Rule.RuleModule} */
export const foreignShapeRule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      request: "lib/woo/resources makes the requests to a store: add the call there and use it here.",
      schema: "lib/woo/resources reads a store's answers; zod in lib/sync is for settings, input and our own columns.",
      field: "{{name}} is WooCommerce's word: lib/woo/resources writes and reads it.",
    },
  },
  create(context) {
    const file = path.relative(ROOT, context.filename).split(path.sep).join("/");
    if (!ENGINE.test(file) || TESTS.test(file)) return {};

    function checkName(node, key, isComputed) {
      const name = nameOf(key, isComputed);
      if (FIELDS.has(name)) context.report({ node, messageId: "field", data: { name } });
    }

    return {
      ImportDeclaration(node) {
        const source = node.source.value;
        if (source === "zod" && !OWN_DATA.test(file) && !OWN_COLUMNS.has(file))
          context.report({ node, messageId: "schema" });
        for (const { imported } of node.specifiers)
          if (CALLS.get(source)?.has(imported?.name)) context.report({ node, messageId: "request" });
      },
      CallExpression(node) {
        const { callee } = node;
        if (callee.type !== "MemberExpression" || !CLIENT_METHODS.has(callee.property.name)) return;
        const { object } = callee;
        const owner = object.type === "MemberExpression" ? object.property.name : object.name;
        if (owner === "client") context.report({ node, messageId: "request" });
      },
      Property: (node) => checkName(node, node.key, node.computed),
      TSPropertySignature: (node) => checkName(node, node.key, node.computed),
      MemberExpression: (node) => checkName(node, node.property, node.computed),
    };
  },
};
