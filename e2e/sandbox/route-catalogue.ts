import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Json } from "./json";

export type ArgSchema = {
  type?: string | string[] | undefined;
  enum?: string[] | undefined;
  default?: Json | undefined;
  required?: boolean | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  format?: string | undefined;
  items?: ArgSchema | undefined;
  properties?: Record<string, ArgSchema> | undefined;
};

const argSchema: z.ZodType<ArgSchema> = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.string()).optional(),
  default: z.json().optional(),
  required: z.boolean().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  format: z.string().optional(),
  get items() {
    return argSchema.optional();
  },
  get properties() {
    return z.record(z.string(), argSchema).optional();
  },
});
// PHP writes an empty map as [].
const argsSchema = z.union([z.record(z.string(), argSchema), z.array(z.never()).transform(() => ({}))]);
const routesSchema = z.record(z.string(), z.array(z.object({ methods: z.array(z.string()), args: argsSchema })));

export type Route = {
  pattern: string;
  regex: RegExp;
  methods: string[];
  argsByMethod: Map<string, Record<string, ArgSchema>>;
};

function readRoutes(): Route[] {
  const file = path.join(import.meta.dirname, "recordings/routes.json");
  return Object.entries(routesSchema.parse(JSON.parse(readFileSync(file, "utf8")))).map(([pattern, endpoints]) => ({
    pattern,
    regex: new RegExp(`^${pattern.replaceAll("(?P<", "(?<")}/?$`),
    methods: endpoints.flatMap((endpoint) => endpoint.methods),
    argsByMethod: new Map(
      endpoints.flatMap((endpoint) => endpoint.methods.map((method) => [method, endpoint.args] as const)),
    ),
  }));
}

const VARIATIONS_OF_PRODUCT = "/wc/v3/products/(?P<product_id>[\\d]+)/variations";

/** The route of WooCommerce 10.3 that lists the variations of all products takes what that of one product takes. */
function toVariationList(all: readonly Route[]): Route[] {
  const { product_id: _, ...args } =
    all.find(({ pattern }) => pattern === VARIATIONS_OF_PRODUCT)?.argsByMethod.get("GET") ?? {};
  const pattern = "/wc/v3/variations";
  return [{ pattern, regex: /^\/wc\/v3\/variations\/?$/, methods: ["GET"], argsByMethod: new Map([["GET", args]]) }];
}

let routes: Route[] | null = null;

/** @param listsVariations whether the store is of 10.3 or later; the recorded routes are of 10.2 */
export function findRoute(
  path: string,
  listsVariations = false,
): { route: Route; params: Record<string, string> } | null {
  routes ??= readRoutes();
  for (const route of listsVariations ? [...routes, ...toVariationList(routes)] : routes) {
    const match = route.regex.exec(path);
    if (match) return { route, params: { ...match.groups } };
  }
  return null;
}
