import { describe, expect, test } from "vitest";
import { SIGNED_IN } from "@/lib/auth/access";
import { withUser } from "@/lib/http/with-user";
import { useTestDb } from "@/lib/testing/test-db";

// For the environment that the tests of the database have.
useTestDb();
process.env.APP_URL = "https://pos.shop.example/";

const CROSS_SITE = { error: { code: "forbidden", message: "crossSite" } };

/** What a route says to a request with these headers, before it asks who is signed in. */
async function ask(headers: Record<string, string>, method = "POST") {
  const handle = withUser(SIGNED_IN, async () => new Response("done"));
  // No request of Next is under way, so looking for the session fails: as far as this goes, it was let through.
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
    expect(await ask(headers)).toMatchObject({ status: 403, body: CROSS_SITE });
  });
});

describe("a write of our own pages is not", () => {
  test.each([
    ["as the browser says", { "sec-fetch-site": "same-origin" }],
    ["over plain http", { origin: "http://192.168.1.20:3000" }],
    ["by the public address behind a proxy", { origin: "https://pos.shop.example" }],
    ["by the name that a proxy passes on", { origin: "http://till.local", "x-forwarded-host": "till.local" }],
    ["without either header, from no browser", {}],
  ])("%s", async (_, headers) => {
    expect((await ask(headers)).body).not.toMatchObject(CROSS_SITE);
  });
});

test("reading is not refused: another site can't see the answer", async () => {
  expect((await ask({ origin: "http://evil.example" }, "GET")).body).not.toMatchObject(CROSS_SITE);
});
