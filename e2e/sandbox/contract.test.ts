import { readFileSync } from "node:fs";
import path from "node:path";
import WooCommerceRestApi from "@woocommerce/woocommerce-rest-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  createIdMap,
  findDifferences,
  kindOfPath,
  normalizeLink,
  translateIds,
  translatePath,
} from "./contract-comparison";
import { BODIES_FROM_RECORDINGS, BODIES_NOT_COMPARED, LOOSE_PLACES } from "./contract-exceptions";
import type { FetchImage } from "./fetch-image";
import { isObject, type Json, type JsonObject } from "./json";
import { startSandboxStore, type SandboxStore } from "./sandbox-store";

/** Replays the requests that a real WooCommerce 10.2.4 was sent, and compares the answers. */
const exchangesSchema = z.array(
  z.object({
    name: z.string(),
    request: z.object({ method: z.string(), path: z.string(), query: z.record(z.string(), z.json()), body: z.json() }),
    response: z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.json() }),
  }),
);
type Exchange = z.infer<typeof exchangesSchema>[number];

const exchanges = exchangesSchema.parse(
  JSON.parse(readFileSync(path.join(import.meta.dirname, "recordings/exchanges.json"), "utf8")),
);

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAEklEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC",
  "base64",
);
/** The image addresses of the recordings: a page instead of a picture, a missing file, and pictures. */
const fetchRecordedImage: FetchImage = (url) => {
  if (url.endsWith("/none.png"))
    return Promise.resolve({ status: 200, statusText: "OK", bytes: Buffer.from("<html>nothing here</html>") });
  if (url.endsWith("/missing.png"))
    return Promise.resolve({ status: 404, statusText: "Not Found", bytes: Buffer.from("") });
  return Promise.resolve({ status: 200, statusText: "OK", bytes: PNG });
};

const PRODUCTS_OF_SECOND_SESSION = 2644;

let now = new Date("2026-11-23T11:13:58Z");
let sandbox: SandboxStore;
let timedIds: number[] = [];
const ids = createIdMap();
const passed: string[] = [];

const listDates = (value: Json): string[] => JSON.stringify(value).match(/2026-11-23T\d{2}:\d{2}:\d{2}/g) ?? [];

/** Sets the shop's clock to the recorded time, because the order of lists depends on it. */
function setClock(exchange: Exchange): void {
  const latest = listDates(exchange.response.body).sort().at(-1);
  if (latest && new Date(`${latest}Z`) > now) now = new Date(`${latest}Z`);
}

function createClient(exchange: Exchange): WooCommerceRestApi {
  const isReadOnly = exchange.name.startsWith("auth.read-only");
  const key = isReadOnly ? sandbox.readOnlyKey : sandbox;
  return new WooCommerceRestApi({
    url: sandbox.url,
    consumerKey: exchange.name === "auth.bad-key" ? "ck_unknown" : key.consumerKey,
    consumerSecret: exchange.name === "auth.bad-secret" ? "cs_wrong" : key.consumerSecret,
    version: "wc/v3",
    axiosConfig: { validateStatus: () => true },
  });
}

const createBatch = (count: number, prefix: string): JsonObject => ({
  create: Array.from({ length: count }, (_, index) => ({
    name: `${prefix} ${index}`,
    sku: `${prefix}-${index}`,
    regular_price: "1",
  })),
});

/** Substitutes for the bodies that the recording leaves out. */
function toElidedBody(exchange: Exchange): Json {
  if (exchange.name.startsWith("timing.batch-create")) return createBatch(100, exchange.name);
  const items = timedIds.slice(0, 100).map((id, index) => ({ id, manage_stock: true, stock_quantity: index }));
  return exchange.name === "timing.single-stock" ? { manage_stock: true, stock_quantity: 1 } : { update: items };
}

type Answer = { status: number; headers: Record<string, unknown>; data: Json };

async function send(
  client: WooCommerceRestApi,
  method: string,
  path: string,
  body: Json,
  query: JsonObject,
): Promise<Answer> {
  switch (method) {
    case "GET":
      return client.get(path, query);
    case "DELETE":
      return client.delete(path, query);
    case "PUT":
      return client.put(path, body, query);
    default:
      return client.post(path, body, query);
  }
}

async function prepareSecondSession(exchange: Exchange): Promise<void> {
  const client = createClient({ ...exchange, name: "setup" });
  await send(
    client,
    "POST",
    "taxes",
    {
      country: "US",
      state: "CA",
      rate: "2.5",
      name: "City (compound)",
      priority: 2,
      compound: true,
      class: "standard",
    },
    {},
  );
  const existing = await send(client, "GET", "products", null, { per_page: 1 });
  let missing = PRODUCTS_OF_SECOND_SESSION - Number(existing.headers["x-wp-total"]);
  for (let round = 0; missing > 0; round++) {
    const count = Math.min(100, missing);
    await send(client, "POST", "products/batch", createBatch(count, `more-${round}`), {});
    missing -= count;
  }
}

async function replay(exchange: Exchange): Promise<Answer> {
  const { method, path: recordedPath, query, body } = exchange.request;
  const kind = kindOfPath(recordedPath);
  const isElided = body === "(elided)" && method !== "GET";
  const requestPath =
    exchange.name === "timing.single-stock" ? `products/${timedIds[0]}` : translatePath(recordedPath, ids);
  const requestBody = isElided ? toElidedBody(exchange) : translateIds(body, ids, kind);
  const requestQuery = translateIds(query, ids, kind);
  const answer = await send(
    createClient(exchange),
    method,
    requestPath,
    requestBody,
    isObject(requestQuery) ? requestQuery : {},
  );
  if (
    exchange.name.startsWith("timing.batch-create") &&
    isObject(answer.data) &&
    Array.isArray(answer.data["create"])
  ) {
    timedIds = [...timedIds, ...answer.data["create"].map((item) => (isObject(item) ? Number(item["id"]) : 0))];
  }
  return answer;
}

beforeAll(async () => {
  sandbox = await startSandboxStore({
    now: () => now,
    fetchImage: fetchRecordedImage,
    postDelivery: () => Promise.resolve(200),
  });
});

afterAll(async () => {
  await sandbox.close();
  const lines = [
    `exchanges passed: ${passed.length} of ${exchanges.length}`,
    `only status and headers compared: ${Object.keys(BODIES_NOT_COMPARED).join(", ")}`,
    `bodies largely compared with themselves: ${Object.keys(BODIES_FROM_RECORDINGS).join(", ")}`,
    ...LOOSE_PLACES.map((place) => `loose: ${place}`),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
});

describe("every recorded exchange", () => {
  test.each(exchanges.map((exchange) => [exchange.name, exchange] as const))(
    "%s",
    async (name, exchange) => {
      setClock(exchange);
      if (name === "auth.read-only.read") await prepareSecondSession(exchange);
      const answer = await replay(exchange);
      const { status, headers, body } = exchange.response;

      expect({ status: answer.status, body: answer.status === status ? "" : answer.data }).toEqual({
        status,
        body: "",
      });
      for (const header of ["content-type", "allow", "x-wp-total", "x-wp-totalpages"]) {
        expect({ [header]: answer.headers[header] }).toEqual({ [header]: headers[header] });
      }
      expect(normalizeLink(String(answer.headers["link"]))).toEqual(normalizeLink(headers["link"] ?? ""));
      if (!(name in BODIES_NOT_COMPARED))
        expect(findDifferences(body, answer.data, ids, exchange.request.path)).toEqual([]);
      passed.push(name);
      // One exchange needs thousands of products.
    },
    60_000,
  );

  test("the comparison detects a wrong value, a missing field and the id of another thing", () => {
    const map = createIdMap();
    const recorded = { id: 1, price: "2.50", parent_id: 7 };
    expect(findDifferences(recorded, { id: 5, price: "2.50", parent_id: 9 }, map, "products")).toEqual([]);
    expect(findDifferences(recorded, { id: 5, price: "2.5", parent_id: 9 }, map, "products")).toHaveLength(1);
    expect(findDifferences(recorded, { id: 5, price: "2.50" }, map, "products")).toHaveLength(1);
    expect(
      findDifferences(recorded, { id: 6, price: "2.50", parent_id: 9, extra: null }, map, "products"),
    ).toHaveLength(2);
  });

  test("the comparison detects one id for two things, another number and another link", () => {
    const map = createIdMap();
    expect(findDifferences([{ id: 1 }, { id: 2 }], [{ id: 5 }, { id: 5 }], map, "products")).toHaveLength(1);
    expect(findDifferences([{ id: 1 }, { id: 2 }], [{ id: 5 }, { id: 6 }], map, "products")).toEqual([]);
    // The same number is the id of another thing among the terms.
    expect(findDifferences({ id: 9 }, { id: 5 }, map, "products/categories")).toEqual([]);
    const order = { id: 3, number: "3", href: "http://store.example/orders/3/notes" };
    expect(
      findDifferences(order, { id: 7, number: "7", href: "http://127.0.0.1:80/orders/7/notes" }, map, "orders"),
    ).toEqual([]);
    expect(
      findDifferences(order, { id: 7, number: "8", href: "http://127.0.0.1:80/orders/8/notes" }, map, "orders"),
    ).toHaveLength(2);
  });

  test("every exception names a recorded exchange", () => {
    const names = exchanges.map((exchange) => exchange.name);
    expect(names).toEqual(
      expect.arrayContaining([...Object.keys(BODIES_NOT_COMPARED), ...Object.keys(BODIES_FROM_RECORDINGS)]),
    );
  });

  test("every recorded exchange is replayed", () => {
    expect(exchanges).toHaveLength(155);
    expect(passed).toHaveLength(exchanges.length);
  });
});
