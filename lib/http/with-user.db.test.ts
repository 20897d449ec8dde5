import { describe, expect, test } from "vitest";
import { SIGNED_IN } from "@/lib/auth/access";
import { withUser } from "@/lib/http/with-user";
import { useTestDb } from "@/lib/testing/test-db";

// Loads the environment of the database tests.
useTestDb();
process.env.APP_URL = "https://pos.shop.example/";

const CROSS_SITE = { error: { code: "forbidden", message: "crossSite" } };

/** The answer of a route to a request with these headers, before it reads the session. */
async function send(headers: Record<string, string>, method = "POST") {
  const handle = withUser(SIGNED_IN, async () => new Response("done"));
  // Outside a Next.js request, reading the session fails. Such a failure means that the request passed the check.
  const response = await handle(
    new Request("http://192.168.1.20:3000/api/x", { method, headers: { host: "192.168.1.20:3000", ...headers } }),
    { params: Promise.resolve({}) },
  );
  return { status: response.status, body: (await response.json()) as unknown };
}

describe("a write from another site is refused", () => {
  test.each([
    ["as the browser says", { "sec-fetch-site": "cross-site" }],
    ["also of the same domain", { "sec-fetch-site": "same-site" }],
    ["whatever its Origin claims", { "sec-fetch-site": "cross-site", origin: "http://192.168.1.20:3000" }],
    ["over plain http, by its Origin", { origin: "http://evil.example" }],
    ["on another port", { origin: "http://192.168.1.20:8080" }],
    ["from a sandboxed frame", { origin: "null" }],
  ])("%s", async (_, headers) => {
    expect(await send(headers)).toMatchObject({ status: 403, body: CROSS_SITE });
  });
});

describe("a write of the application's own pages is accepted", () => {
  test.each([
    ["as the browser says", { "sec-fetch-site": "same-origin" }],
    ["over plain http", { origin: "http://192.168.1.20:3000" }],
    ["by the public address behind a proxy", { origin: "https://pos.shop.example" }],
    ["by the name that a proxy passes on", { origin: "http://till.local", "x-forwarded-host": "till.local" }],
    ["without either header, from no browser", {}],
  ])("%s", async (_, headers) => {
    expect((await send(headers)).body).not.toMatchObject(CROSS_SITE);
  });
});

test("reading is accepted, since another site cannot see the answer", async () => {
  expect((await send({ origin: "http://evil.example" }, "GET")).body).not.toMatchObject(CROSS_SITE);
});
