import type { WooRawAnswer, WooTransportRequest } from "@/lib/woo/transport";
import type { Refusal, RequestDisturbance, Spoiling } from "./disturbance";
import { outsideProcesses, type SimProcess } from "./process";

/** A request and the address of the store that it is for. */
export type AddressedRequest = WooTransportRequest & { url: string };

type GivenUp = { goOn: () => Promise<unknown>; at: number };

/** The line between the engine and the store, on which requests and answers are lost or late. */
export type Network<Action> = {
  /** Carries one request of a process. Disturbances apply in their order. */
  carry(
    process: SimProcess,
    request: AddressedRequest,
    disturbances: readonly RequestDisturbance<Action>[],
  ): Promise<WooRawAnswer>;
  /** The store carries out what was given up. */
  deliverLate(): Promise<void>;
};

const failure = (code: string): Error => Object.assign(new Error(code), { code });

const json = (status: number, code: string, message: string, headers: Record<string, string> = {}): WooRawAnswer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  text: JSON.stringify({ code, message, data: { status } }),
});
const html = (status: number, text: string, headers: Record<string, string> = {}): WooRawAnswer => ({
  status,
  headers: { "content-type": "text/html", ...headers },
  text,
});

function refusal(how: Refusal, retryAfterSeconds: number): WooRawAnswer {
  switch (how) {
    case "error":
      return json(500, "internal_server_error", "<p>There has been a critical error on this website.</p>");
    case "maintenance":
      return html(503, "<h1>Maintenance</h1>");
    case "busy":
      return json(429, "too_many_requests", "Too many requests.", { "retry-after": String(retryAfterSeconds) });
    case "noRoute":
      return json(404, "rest_no_route", "No route was found matching the URL and request method.");
    case "badKey":
      return json(401, "woocommerce_rest_authentication_error", "Consumer key is invalid.");
    case "redirect":
      return html(302, "", { location: "https://elsewhere.example/" });
    case "forbidden":
      return html(403, "<h1>Forbidden</h1>");
    case "html":
      return html(200, "<title>Are you human?</title>");
  }
}

function spoil(answer: WooRawAnswer, how: Spoiling): WooRawAnswer {
  const { text } = answer;
  switch (how) {
    case "notice":
      return {
        ...answer,
        text: `<br />\n<b>Deprecated</b>: Creation of dynamic property in <b>x.php</b><br />\n${text}`,
      };
    case "cutOff":
      return { ...answer, text: text.slice(0, Math.floor(text.length / 2)) };
    case "empty":
      return { ...answer, text: "" };
    case "gatewayTimeout":
      return html(504, "<h1>504 Gateway Time-out</h1>");
  }
}

/** @param happen makes the event of a `meanwhile` disturbance happen */
export function createNetwork<Action>(
  store: {
    request(request: AddressedRequest): Promise<WooRawAnswer>;
    begin(request: AddressedRequest): { goOn(): Promise<unknown> };
  },
  happen: (action: Action) => Promise<void>,
  onFault: (kind: RequestDisturbance<Action>["kind"]) => void,
  now: () => number = Date.now,
): Network<Action> {
  let givenUp: GivenUp[] = [];

  async function passTime(): Promise<void> {
    const due = givenUp.filter(({ at }) => at <= now());
    givenUp = givenUp.filter((late) => !due.includes(late));
    for (const { goOn } of due) await goOn();
  }

  async function disturb(
    process: SimProcess,
    request: AddressedRequest,
    disturbance: RequestDisturbance<Action>,
  ): Promise<WooRawAnswer | null> {
    onFault(disturbance.kind);
    switch (disturbance.kind) {
      case "refused":
        return refusal(disturbance.how, disturbance.retryAfterSeconds);
      case "unreachable":
        throw failure(disturbance.code);
      case "lost":
        await store.request(request);
        throw failure("ECONNRESET");
      case "spoilt":
        return spoil(await store.request(request), disturbance.how);
      case "late":
        givenUp.push({ goOn: store.begin(request).goOn, at: now() + disturbance.afterSeconds * 1_000 });
        throw failure("ETIMEDOUT");
      case "crash":
        if (disturbance.when === "after") await store.request(request);
        process.kill();
        return process.hang();
      case "stop":
        process.ending.abort();
        throw failure("ECONNABORTED");
      case "meanwhile":
        await outsideProcesses(() => happen(disturbance.action));
        return null;
    }
  }

  return {
    carry: async (process, request, disturbances) => {
      if (process.isDead) return process.hang();
      await passTime();
      for (const disturbance of disturbances) {
        const answer = await disturb(process, request, disturbance);
        if (answer !== null) return answer;
      }
      if (process.isDead) return process.hang();
      const answer = await store.request(request);
      return process.isDead ? process.hang() : answer;
    },
    deliverLate: async () => {
      const all = givenUp;
      givenUp = [];
      for (const { goOn } of all) await goOn();
    },
  };
}
