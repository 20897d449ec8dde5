import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { faultSettingsSchema } from "./faults";
import { parseBody, readBody, sendJson } from "./http-exchange";
import { RestError } from "./rest-error";
import type { SandboxStore } from "./sandbox-store";
import { shopperOrderSchema } from "./shopper-order";

/** `/sandbox/*`: what a test in another process needs. A null switches a fault off, `{"clear": true}` all of them. */
const faultChangesSchema = z
  .record(z.string(), z.unknown())
  .transform((changes) =>
    Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value ?? undefined])),
  );

async function answer(sandbox: SandboxStore, route: string, request: IncomingMessage): Promise<unknown> {
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
  sandbox: SandboxStore,
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
