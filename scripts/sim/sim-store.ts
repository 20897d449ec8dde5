import { AsyncLocalStorage } from "node:async_hooks";
import { toQueryObject, parsePairs } from "@/e2e/sandbox/query-string";
import { answerApiRequest } from "@/e2e/sandbox/rest-api";
import { API_PREFIX } from "@/e2e/sandbox/rest-route";
import { isObject, type JsonObject } from "@/e2e/sandbox/json";
import { listSettingValues } from "@/e2e/sandbox/settings-catalogue";
import { createEmptyState, type StoreState } from "@/e2e/sandbox/state";
import { rebuildIndexes, type Store } from "@/e2e/sandbox/store";
import { createDeliveryQueue } from "@/e2e/sandbox/webhook-delivery";
import { toParams, type WooQuery, type WooRawAnswer } from "@/lib/woo/transport";

/** A webhook request that the store has sent and that has not arrived yet. */
export type Message = { url: string; headers: Record<string, string>; rawBody: string };

export type StoreRequest = { method: string; path: string; query?: WooQuery; body?: object | undefined };

/** The sandbox store in this process, without a server, on a clock of its own. */
export type SimStore = {
  store: Store;
  /** Answers as the store's REST API does. */
  request(request: StoreRequest): Promise<WooRawAnswer>;
  /** Begins to carry a request out. What it creates is checked at once, and is there only when the store goes on. */
  begin(request: StoreRequest): { goOn(): Promise<unknown> };
  /** Requests answered that change the store. */
  writes(): number;
  /** Sends the webhooks that are due; they wait in `messages`. A failing one counts in the store. */
  sendWebhooks(answer: "accepted" | "refused"): Promise<void>;
  messages: Message[];
  backUp(): StoreState;
  /** Returns to a backup. Ids of things made since are given out again when `areIdsReissued`. */
  restore(backup: StoreState, areIdsReissued: boolean): void;
  /** From now on two products may have the same SKU, as before WooCommerce 9.2. */
  unlockSkus(): void;
  close(): Promise<void>;
};

/** Requests in which the store takes its time between the check of a SKU and the new row. */
const CREATING = /^products(\/\d+\/variations)?(\/batch)?$/;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const KEY = { consumerKey: "", consumerSecret: "", permissions: "read_write" } as const;

export function createSimStore(url: string, now: () => Date): SimStore {
  const state = createEmptyState();
  state.settings = listSettingValues();
  let answerOfShop: "accepted" | "refused" = "accepted";
  let writes = 0;
  let areSkusLocked = true;
  const messages: Message[] = [];
  const gates = new AsyncLocalStorage<Promise<void>>();
  const store: Store = {
    state,
    url,
    now,
    utcOffsetMinutes: 0,
    fetchImage: () => Promise.resolve({ status: 404, statusText: "Not Found", bytes: new Uint8Array() }),
    takeTime: () => gates.getStore() ?? Promise.resolve(),
    locksSkus: () => areSkusLocked,
    listsVariations: () => false,
    emit: (event) => queue.add(event),
    skuIndex: new Map(),
    childIndex: new Map(),
    categoryIndex: new Map(),
    slugIndex: new Map(),
    imageFiles: new Map(),
  };
  const queue = createDeliveryQueue(
    () => store,
    (url, headers, rawBody) => {
      if (answerOfShop === "refused") return Promise.resolve(500);
      messages.push({ url, headers, rawBody });
      return Promise.resolve(200);
    },
    LONGEST_TIMER_MS,
  );
  rebuildIndexes(store);

  async function request({ method, path, query = {}, body }: StoreRequest): Promise<WooRawAnswer> {
    const rawQuery = new URLSearchParams(toParams(query)).toString();
    const verb = method.toUpperCase();
    if (verb !== "GET") writes += 1;
    const reply = await answerApiRequest(store, () => KEY, {
      method: verb,
      path: `${API_PREFIX}/${path}`,
      query: toQueryObject(parsePairs(rawQuery)),
      rawQuery,
      body: toJson(body),
      auth: { method: verb, authorization: "sim", pairs: [], signedUrls: [] },
    });
    return { status: reply.status ?? 200, headers: lowerCase(reply.headers), text: JSON.stringify(reply.body) };
  }

  return {
    store,
    request,
    begin: (wanted) => {
      if (!CREATING.test(wanted.path)) return { goOn: () => request(wanted) };
      let open = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      const answer = gates.run(gate, () => request(wanted));
      return {
        goOn: () => {
          open();
          return answer;
        },
      };
    },
    writes: () => writes,
    sendWebhooks: async (answer) => {
      answerOfShop = answer;
      await queue.flush();
    },
    messages,
    backUp: () => structuredClone(state),
    restore: (backup, areIdsReissued) => {
      const { counters } = areIdsReissued ? structuredClone(backup) : state;
      Object.assign(state, structuredClone(backup), { counters });
      rebuildIndexes(store);
      queue.clear();
    },
    unlockSkus: () => {
      areSkusLocked = false;
    },
    close: () => queue.close(),
  };
}

function toJson(body: object | undefined): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(body ?? {}));
  return isObject(copy as JsonObject) ? (copy as JsonObject) : {};
}

function lowerCase(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
