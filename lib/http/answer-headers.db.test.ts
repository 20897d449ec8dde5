import { unstable_doesMiddlewareMatch, unstable_getResponseFromNextConfig } from "next/experimental/testing/server";
import { NextRequest, NextResponse } from "next/server";
import { describe, expect, test } from "vitest";
import { SIGNED_IN } from "@/lib/auth/access";
import { withUser } from "@/lib/http/with-user";
import { withVisitor } from "@/lib/http/with-visitor";
import { useTestDb } from "@/lib/testing/test-db";
import nextConfig from "@/next.config.mjs";
import { config, proxy } from "@/proxy";

// Loads the environment of the database tests.
useTestDb();
process.env.APP_URL = "https://pos.shop.example/";

const headersOf = async (path: string) =>
  (await unstable_getResponseFromNextConfig({ url: `https://pos.shop.example${path}`, nextConfig })).headers;
const isPage = (path: string) => unstable_doesMiddlewareMatch({ config, url: `https://pos.shop.example${path}` });

describe("every answer", () => {
  test.each([
    "/",
    "/products/x.txt",
    "/logo.svg",
    "/api/customers",
    "/api/none",
    "/media/1/tea.png",
    "/_next/static/a.js",
  ])("of %s is framed by nobody, and its type is not guessed", async (path) => {
    const headers = await headersOf(path);
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test.each(["/api/customers", "/api/auth/error", "/pos/webhook/order-created/1"])(
    "of %s is stored by no cache, and nothing in it runs",
    async (path) => {
      const headers = await headersOf(path);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(isPage(path)).toBe(false);
    },
  );

  test("of an image may be stored", async () => {
    const headers = await headersOf("/media/1/tea.png");
    expect(headers.get("cache-control")).toBeNull();
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});

describe("a page", () => {
  test.each(["/", "/login", "/products/x.txt", "/products/x.png", "/logo.svg.txt", "/apiary"])(
    "at %s has a policy with a nonce of its own",
    (path) => {
      expect(isPage(path)).toBe(true);
      const policies = [0, 1].map(
        () => proxy(new NextRequest(`https://pos.shop.example${path}`)).headers.get("content-security-policy") ?? "",
      );
      expect(policies[0]).toContain("frame-ancestors 'none'");
      expect(policies[0]).toMatch(/'nonce-\w{32}'/);
      expect(policies[0]).not.toBe(policies[1]);
    },
  );

  test("is not what files and pictures are", () => {
    for (const path of ["/logo.svg", "/manifest.webmanifest", "/media/1/tea.png", "/_next/static/a.js"])
      expect(isPage(path)).toBe(false);
  });
});

describe("Strict-Transport-Security", () => {
  const url = "http://127.0.0.1:3000/x";
  const hsts = (answer: Response) => answer.headers.get("strict-transport-security");
  const visit = withVisitor(() => Promise.resolve(NextResponse.json({})));
  const use = withUser(SIGNED_IN, () => Promise.resolve(NextResponse.json({})));
  const none = { params: Promise.resolve({}) };

  test("is in every answer at the public name, whatever the proxy passes on", async () => {
    const headers = { host: "pos.shop.example" };
    expect(hsts(proxy(new NextRequest(url, { headers })))).toBe("max-age=31536000");
    expect(hsts(await visit(new Request(url, { headers })))).toBe("max-age=31536000");
    // Outside a Next.js request the session cannot be read: an answer of an error.
    expect(hsts(await use(new Request(url, { headers }), none))).toBe("max-age=31536000");
  });

  test("is in none at another name, or over plain http", async () => {
    const others: Record<string, string>[] = [
      { host: "192.168.1.20:3000" },
      { host: "localhost:3000", "x-forwarded-proto": "https" },
      { host: "pos.shop.example", "x-forwarded-proto": "http" },
    ];
    for (const headers of others) {
      expect(hsts(proxy(new NextRequest(url, { headers })))).toBeNull();
      expect(hsts(await visit(new Request(url, { headers })))).toBeNull();
      expect(hsts(await use(new Request(url, { headers }), none))).toBeNull();
    }
  });
});
