import type { WooRawAnswer, WooTransportRequest } from "@/lib/woo/transport";
import type { Disturbance } from "./disturbance";
import type { SimStore } from "./sim-store";

/** A process that runs jobs. Once dead it neither sends nor receives. */
export type SimProcess = {
  isDead: boolean;
  kill(): void;
  /** Resolves when it is killed. */
  died: Promise<void>;
  /** Fires when it is asked to end. */
  ending: AbortController;
};

export function createProcess(): SimProcess {
  let onDeath = (): void => undefined;
  const died = new Promise<void>((resolve) => {
    onDeath = resolve;
  });
  const process: SimProcess = {
    isDead: false,
    died,
    ending: new AbortController(),
    kill: () => {
      process.isDead = true;
      onDeath();
    },
  };
  return process;
}

type GivenUp = { request: WooTransportRequest; at: number };

/** The line between the engine and the store, on which requests and answers are lost or late. */
export type Network<Action> = {
  /** Carries one request of a process. Disturbances apply in their order. */
  carry(
    process: SimProcess,
    request: WooTransportRequest,
    disturbances: readonly Disturbance<Action>[],
  ): Promise<WooRawAnswer>;
  /** The store carries out what was given up. */
  deliverLate(): Promise<void>;
};

const never = (): Promise<never> => new Promise(() => undefined);
const failure = (code: string): Error => Object.assign(new Error(code), { code });

const CRITICAL_ERROR = JSON.stringify({
  code: "internal_server_error",
  message: "<p>There has been a critical error on this website.</p>",
  data: { status: 500 },
});

function refusal(status: 429 | 500 | 503, retryAfterSeconds: number): WooRawAnswer {
  if (status === 500) return { status, headers: { "content-type": "application/json" }, text: CRITICAL_ERROR };
  if (status === 503) return { status, headers: { "content-type": "text/html" }, text: "<h1>Maintenance</h1>" };
  const text = JSON.stringify({ code: "too_many_requests", message: "Too many requests.", data: { status } });
  return { status, headers: { "retry-after": String(retryAfterSeconds) }, text };
}

/** @param happen makes the event of a `meanwhile` disturbance happen */
export function createNetwork<Action>(
  store: Pick<SimStore, "request">,
  happen: (action: Action) => Promise<void>,
  onFault: (kind: Disturbance<Action>["kind"]) => void,
  now: () => number = Date.now,
): Network<Action> {
  let givenUp: GivenUp[] = [];

  async function passTime(): Promise<void> {
    const due = givenUp.filter(({ at }) => at <= now());
    givenUp = givenUp.filter((late) => !due.includes(late));
    for (const { request } of due) await store.request(request);
  }

  async function disturb(
    process: SimProcess,
    request: WooTransportRequest,
    disturbance: Disturbance<Action>,
  ): Promise<WooRawAnswer | null> {
    onFault(disturbance.kind);
    switch (disturbance.kind) {
      case "refused":
        return refusal(disturbance.status, disturbance.retryAfterSeconds);
      case "unreachable":
        throw failure("ETIMEDOUT");
      case "lost":
        await store.request(request);
        throw failure("ECONNRESET");
      case "late":
        givenUp.push({ request, at: now() + disturbance.afterSeconds * 1_000 });
        throw failure("ETIMEDOUT");
      case "crash":
        if (disturbance.when === "after") await store.request(request);
        process.kill();
        return never();
      case "stop":
        process.ending.abort();
        throw failure("ECONNABORTED");
      case "meanwhile":
        await happen(disturbance.action);
        return null;
    }
  }

  return {
    carry: async (process, request, disturbances) => {
      if (process.isDead) return never();
      await passTime();
      for (const disturbance of disturbances) {
        const answer = await disturb(process, request, disturbance);
        if (answer !== null) return answer;
      }
      if (process.isDead) return never();
      const answer = await store.request(request);
      return process.isDead ? never() : answer;
    },
    deliverLate: async () => {
      const all = givenUp;
      givenUp = [];
      for (const { request } of all) await store.request(request);
    },
  };
}
