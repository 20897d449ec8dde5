import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { faultSettingsSchema, type Faults } from "./faults";
import { parseBody, readBody, sendJson } from "./http-exchange";
import type { JsonObject } from "./json";
import type { RequestLog } from "./request-log";
import { RestError } from "./rest-error";
import { shopperOrderSchema, type ShopperOrder } from "./shopper-order";
import type { SentDelivery } from "./webhook-delivery";

/** The controls of the store for another process. */
export type SandboxControls = {
  faults: Faults;
  requests: RequestLog;
  /** Deliveries so far, pings included. */
  deliveries: readonly SentDelivery[];
  deliverWebhooks: () => Promise<void>;
  /** Places an order as a shopper would; returns the order as the API shows it. */
  placeOrder: (order: ShopperOrder) => JsonObject;
  /** Copies the database of the shop. */
  takeBackup: () => void;
  /** Returns to the last backup: what was made since is missing, and its ids are issued again. */
  restoreBackup: () => void;
  /** Empties the shop, the log and the faults. The initial keys and settings stay. */
  reset: () => void;
};

/**
 * `/sandbox/*`: the controls for a test in another process. A null switches a fault off, `{"clear": true}` all of
 * them.
 */
const faultChangesSchema = z
  .record(z.string(), z.unknown())
  .transform((changes) =>
    Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value ?? undefined])),
  );

async function answer(sandbox: SandboxControls, route: string, request: IncomingMessage): Promise<unknown> {
  const body = parseBody(await readBody(request)) ?? {};
  switch (route) {
    case "GET requests":
      return { counts: sandbox.requests.counts(), requests: sandbox.requests.list() };
    case "POST requests": {
      sandbox.requests.clear();
      return { counts: sandbox.requests.counts() };
    }
    case "GET faults":
      return sandbox.faults.get();
    case "POST faults": {
      const { clear, ...changes } = faultChangesSchema.parse(body);
      if (clear === true) sandbox.faults.clear();
      sandbox.faults.set(faultSettingsSchema.parse(changes));
      return sandbox.faults.get();
    }
    case "POST orders":
      return sandbox.placeOrder(shopperOrderSchema.parse(body));
    case "POST reset": {
      sandbox.reset();
      return { ok: true };
    }
    case "POST backup": {
      sandbox.takeBackup();
      return { ok: true };
    }
    case "POST restore": {
      sandbox.restoreBackup();
      return { ok: true };
    }
    case "POST deliver-webhooks": {
      await sandbox.deliverWebhooks();
      return { sent: sandbox.deliveries.length };
    }
    case "GET deliveries":
      return sandbox.deliveries;
    default:
      return null;
  }
}

export async function serveControl(
  sandbox: SandboxControls,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  try {
    const result = await answer(sandbox, `${request.method} ${pathname.replace("/sandbox/", "")}`, request);
    sendJson(response, result === null ? 404 : 200, result ?? { error: "unknown control" });
  } catch (error) {
    if (error instanceof z.ZodError) sendJson(response, 400, { error: z.prettifyError(error) });
    else if (error instanceof RestError) sendJson(response, error.status, error.toJson());
    else throw error;
  }
}
