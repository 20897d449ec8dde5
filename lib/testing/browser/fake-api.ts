import { afterEach, beforeEach, expect, vi } from "vitest";

type SentRequest = { method: string; path: string; params: URLSearchParams; body: unknown };

/** Answers one request: a value becomes JSON with 200, a Response is returned as it is. */
type Handler = (request: SentRequest) => unknown;

/** `"GET /api/products/7"` → its handler. */
type Handlers = Record<string, Handler>;

const ORIGIN = "http://shop.test";

let handlers: Handlers = {};
let sent: SentRequest[] = [];
let unanswered: string[] = [];

/** Replaces the network of a component test: `fetch` is answered here, everything above is the real code. */
export const fakeApi = {
  /** Adds handlers, or replaces those of the same request. */
  answer(more: Handlers): void {
    handlers = { ...handlers, ...more };
  },
  /** The requests of one kind, oldest first. */
  sent(request: string): SentRequest[] {
    return sent.filter(({ method, path }) => `${method} ${path}` === request);
  },
};

/** A refusal in the shape of the application's routes. */
export function refusal(status: number, code: string, message: string, more: Record<string, unknown> = {}): Response {
  return Response.json({ error: { code, message, ...more } }, { status });
}

/**
 * A handler without a network.
 *
 * @throws TypeError the error of a browser's fetch
 */
export function offline(): never {
  throw new TypeError("Failed to fetch");
}

async function answer(input: string, init: RequestInit = {}): Promise<Response> {
  const url = new URL(input, ORIGIN);
  const method = init.method ?? "GET";
  const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
  const request = { method, path: url.pathname, params: url.searchParams, body };
  sent.push(request);
  const handler = handlers[`${method} ${url.pathname}`];
  if (handler === undefined) {
    unanswered.push(`${method} ${url.pathname}`);
    return refusal(500, "internal", "internal");
  }
  const result = await handler(request);
  if (result instanceof Response) return result;
  return result === undefined ? new Response(null, { status: 204 }) : Response.json(result);
}

beforeEach(() => {
  handlers = {};
  sent = [];
  unanswered = [];
  vi.stubGlobal("fetch", answer);
});

afterEach(() => {
  expect(unanswered, "requests that the test has no answer for").toEqual([]);
});
