import type { WooClient } from "@/lib/woo/woo-client";
import { MARK } from "./ownership";

/** Thrown after a create was carried out, as if the process had been killed before it could record the answer. */
export class Killed extends Error {}

/** What happens to the next creates of products. */
export type Act =
  | { kind: "send" }
  /** The client stops listening after this long; the store goes on. */
  | { kind: "give up"; afterMs: number; times: number }
  | { kind: "kill" };

export type Stage = { act: Act; writes: string[] };

/** Paths of requests that create products or variations, whose answers may be lost. */
const CREATES = /^products(\/\d+\/variations)?\/batch$/;

/**
 * A client that marks the products it creates, notes each write, and loses answers as `stage.act` tells. The store
 * does not notice any of this.
 */
export function createActingClient(client: WooClient, stage: Stage): WooClient {
  return {
    ...client,
    async post(path, body, schema, options = {}) {
      stage.writes.push(`POST ${path}`);
      const { act } = stage;
      if (act.kind === "send" || !CREATES.test(path) || !hasCreates(body)) {
        return client.post(path, path === "products/batch" ? markCreates(body) : body, schema, options);
      }
      const marked = path === "products/batch" ? markCreates(body) : body;
      if (act.kind === "kill") {
        stage.act = { kind: "send" };
        await client.post(path, marked, schema, options);
        throw new Killed(`killed after POST ${path}`);
      }
      stage.act = act.times > 1 ? { ...act, times: act.times - 1 } : { kind: "send" };
      return client.post(path, marked, schema, { ...options, timeoutMs: act.afterMs });
    },
    put(path, body, schema, options) {
      stage.writes.push(`PUT ${path}`);
      return client.put(path, body, schema, options);
    },
    delete(path, query, schema, options) {
      stage.writes.push(`DELETE ${path}`);
      return client.delete(path, query, schema, options);
    },
  };
}

function createsOf(body: object): unknown[] {
  return "create" in body && Array.isArray(body.create) ? body.create : [];
}

const hasCreates = (body: object): boolean => createsOf(body).length > 0;

/** Adds the mark to every product that a batch creates. */
export function markCreates(body: object): object {
  return { ...body, create: createsOf(body).map((item) => Object.assign({}, item, { meta_data: [MARK] })) };
}
