import { AsyncLocalStorage } from "node:async_hooks";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { findApiPath, serveApi, type ApiServer } from "./api-server";
import { postCallbackOverHttp, serveAuthorise, type PostCallback } from "./authorise-page";
import { createAuthenticator, type ApiKey } from "./auth";
import { serveCataloguePage } from "./catalogue-page";
import { serveControl, type SandboxControls } from "./control-endpoints";
import { createFaults } from "./faults";
import { fetchImageOverHttp, type FetchImage } from "./fetch-image";
import { answerInFront, htmlPage, toApiLink } from "./front-of-site";
import { sendHtml, sendJson } from "./http-exchange";
import type { JsonObject } from "./json";
import { toOrderJson } from "./order-json";
import { updateOrder, trashOrder, getOrder } from "./order-writes";
import { createRequestLog } from "./request-log";
import { RestError } from "./rest-error";
import { listSettingValues } from "./settings-catalogue";
import { placeShopperOrder } from "./shopper-order";
import { createEmptyState, type OrderRecord, type ProductRecord, type StoreState } from "./state";
import { loadState, openStateFile } from "./state-file";
import { listBySku, listVariations, rebuildIndexes, type Store } from "./store";
import { createDeliveryQueue, isLocalAddress, postOverHttp, type PostDelivery } from "./webhook-delivery";

export type SandboxOptions = {
  port?: number;
  host?: string;
  /** Address to show in links; default: where the server listens. */
  publicUrl?: string;
  /** File that stores the shop between two starts; without it the shop is in memory only. */
  stateFile?: string;
  siteName?: string;
  /** Folder of the site, such as "/shop"; another site answers above it. */
  folder?: string;
  currency?: string;
  decimals?: number;
  pricesIncludeTax?: boolean;
  weightUnit?: string;
  /** "CC:STATE" of the shop, for taxes. */
  country?: string;
  /** Minutes the shop's clock is ahead of GMT. */
  utcOffsetMinutes?: number;
  keys?: ApiKey[];
  now?: () => Date;
  /** How the store waits, in ms; tests pass a virtual clock. */
  sleep?: (ms: number) => Promise<void>;
  fetchImage?: FetchImage;
  postDelivery?: PostDelivery;
  /** Carries a granted key to the application that asked for it. */
  postCallback?: PostCallback;
  /** How long a webhook waits in the queue; `deliverWebhooks()` does not wait. */
  deliveryDelayMs?: number;
};

export type SandboxStore = SandboxControls & {
  url: string;
  consumerKey: string;
  consumerSecret: string;
  readOnlyKey: { consumerKey: string; consumerSecret: string };
  setOrderStatus: (id: number, status: string) => JsonObject;
  trashOrder: (id: number) => void;
  state: {
    products: () => ProductRecord[];
    findBySku: (sku: string) => ProductRecord | null;
    variations: (parentId: number) => ProductRecord[];
    orders: () => OrderRecord[];
    raw: () => StoreState;
  };
  /** Sets a setting by its WooCommerce id, e.g. `woocommerce_currency`. */
  setSetting: (id: string, value: string) => void;
  close: () => Promise<void>;
};

const DEFAULT_KEYS: ApiKey[] = [
  {
    consumerKey: `ck_${"a1b2c3d4".repeat(5)}`,
    consumerSecret: `cs_${"d4c3b2a1".repeat(5)}`,
    permissions: "read_write",
  },
  { consumerKey: `ck_${"0e".repeat(20)}`, consumerSecret: `cs_${"e0".repeat(20)}`, permissions: "read" },
];

function toSettings(options: SandboxOptions): Record<string, string> {
  const settings: Record<string, string> = {};
  if (options.currency !== undefined) settings["woocommerce_currency"] = options.currency;
  if (options.decimals !== undefined) settings["woocommerce_price_num_decimals"] = String(options.decimals);
  if (options.pricesIncludeTax !== undefined)
    settings["woocommerce_prices_include_tax"] = options.pricesIncludeTax ? "yes" : "no";
  if (options.weightUnit !== undefined) settings["woocommerce_weight_unit"] = options.weightUnit;
  if (options.country !== undefined) settings["woocommerce_default_country"] = options.country;
  return settings;
}

export async function startSandboxStore(options: SandboxOptions = {}): Promise<SandboxStore> {
  const keys = [...(options.keys ?? DEFAULT_KEYS)];
  const settings = { ...listSettingValues(), ...toSettings(options) };
  const faults = createFaults();
  const requests = createRequestLog();
  const fetchImage = options.fetchImage ?? fetchImageOverHttp;
  const state = (options.stateFile === undefined ? null : await loadState(options.stateFile)) ?? createEmptyState();
  state.settings = { ...settings, ...state.settings };
  const file = options.stateFile === undefined ? null : openStateFile(options.stateFile, state);
  const markChanged = () => file?.markChanged();

  const ownPace = new AsyncLocalStorage<number | undefined>();
  let backup: StoreState | null = null;
  let resets = 0;
  /** Work of before a reset ends there, and changes nothing of the new shop. */
  const sleep = async (ms: number): Promise<void> => {
    if (ms <= 0) return;
    const startedIn = resets;
    await (options.sleep ?? delay)(ms);
    if (startedIn !== resets) throw new Error("the shop was reset meanwhile");
  };

  const store: Store = {
    state,
    url: "",
    now: options.now ?? (() => new Date()),
    utcOffsetMinutes: options.utcOffsetMinutes ?? 0,
    fetchImage: (url) =>
      faults.isImageUnavailable(url)
        ? Promise.resolve({ status: 404, statusText: "Not Found", bytes: new Uint8Array() })
        : fetchImage(url),
    takeTime: () => sleep(ownPace.getStore() ?? faults.get().latencyPerItemMs ?? 0),
    locksSkus: () => faults.get().hasNoSkuLock !== true,
    listsVariations: () => faults.get().listsVariations === true,
    emit: (event) => deliveries.add(event),
    skuIndex: new Map(),
    childIndex: new Map(),
    categoryIndex: new Map(),
    slugIndex: new Map(),
    imageFiles: new Map(),
  };
  const refuses = (url: string) => faults.get().refusesLocalAddresses === true && isLocalAddress(url);
  const deliveries = createDeliveryQueue(
    () => store,
    options.postDelivery ?? postOverHttp,
    options.deliveryDelayMs ?? 50,
    refuses,
  );
  rebuildIndexes(store);

  const api: ApiServer = {
    store: () => store,
    faults,
    requests,
    siteName: options.siteName ?? "Sandbox store",
    markChanged,
    sleep,
    runAtPace: (msPerItem, work) => ownPace.run(msPerItem, work),
    authenticate: createAuthenticator(keys, () => Math.floor(Date.now() / 1000)),
  };

  const authorise = {
    url: () => store.url,
    keys,
    faults,
    postCallback: options.postCallback ?? postCallbackOverHttp,
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { folder = "" } = options;
    const isAbove = folder !== "" && !`${request.url}/`.startsWith(`${folder}/`);
    if (isAbove && !request.url?.startsWith("/sandbox/"))
      return sendHtml(response, request.url === "/" ? 200 : 404, htmlPage("Another site", "Nothing is sold here."));
    if (!isAbove) request.url = request.url?.slice(folder.length) || "/";
    const url = new URL(request.url ?? "/", "http://sandbox");
    const apiPath = findApiPath(url);
    if (apiPath !== null) return serveApi(api, request, response, apiPath);
    if (url.pathname.startsWith("/sandbox/")) return serveControl(sandbox, request, response, url.pathname);
    if (answerInFront(faults, request, response)) return;
    // The page of the grant needs WooCommerce, and permalinks.
    if (url.pathname.startsWith("/wc-auth/v1/") && [undefined, "rest-closed"].includes(faults.get().site))
      return serveAuthorise(authorise, response, url);
    const link = toApiLink(store.url, faults.get());
    if (link !== null) response.setHeader("link", link);
    return serveCataloguePage(store, api.siteName, request, response, url);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else
        sendJson(response, 500, {
          code: "sandbox_failure",
          message: error instanceof Error ? error.stack : "unknown",
          data: { status: 500 },
        });
    });
  });
  const host = options.host ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const port = (server.address() as AddressInfo).port;
  store.url = (options.publicUrl ?? `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`).replace(/\/+$/, "");
  store.url += options.folder ?? "";

  const full = keys.find((key) => key.permissions === "read_write") ??
    keys[0] ?? { consumerKey: "", consumerSecret: "" };
  const readOnly = keys.find((key) => key.permissions === "read") ?? { consumerKey: "", consumerSecret: "" };
  const changing = <T>(work: () => T): T => {
    const result = work();
    markChanged();
    return result;
  };

  const sandbox: SandboxStore = {
    url: store.url,
    consumerKey: full.consumerKey,
    consumerSecret: full.consumerSecret,
    readOnlyKey: { consumerKey: readOnly.consumerKey, consumerSecret: readOnly.consumerSecret },
    faults,
    requests,
    deliveries: deliveries.sent,
    deliverWebhooks: async () => {
      await deliveries.flush();
      markChanged();
    },
    placeOrder: (order) => changing(() => toOrderJson(store, placeShopperOrder(store, order))),
    setOrderStatus: (id, status) => changing(() => toOrderJson(store, updateOrder(store, id, { status }))),
    trashOrder: (id) => changing(() => trashOrder(store, getOrder(store, id))),
    state: {
      products: () => [...state.products.values()],
      findBySku: (sku) => listBySku(store, sku)[0] ?? null,
      variations: (parentId) => listVariations(store, parentId),
      orders: () => [...state.orders.values()],
      raw: () => state,
    },
    setSetting: (id, value) =>
      changing(() => {
        state.settings[id] = value;
      }),
    takeBackup: () => {
      backup = structuredClone(state);
    },
    restoreBackup: () =>
      changing(() => {
        if (!backup) throw new RestError("sandbox_no_backup", "No backup was taken.", 409);
        Object.assign(state, structuredClone(backup));
        rebuildIndexes(store);
      }),
    reset: () =>
      changing(() => {
        resets += 1;
        Object.assign(state, createEmptyState(), { settings: { ...settings } });
        rebuildIndexes(store);
        deliveries.clear();
        faults.clear();
        requests.clear();
      }),
    close: async () => {
      resets += 1;
      await deliveries.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await file?.flush();
    },
  };
  return sandbox;
}
