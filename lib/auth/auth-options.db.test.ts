import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import NextAuth from "next-auth";
import { decode, encode } from "next-auth/jwt";
import { authOptions } from "@/lib/auth/auth-options";
import { hashPassword } from "@/lib/auth/password";
import { loadSession } from "@/lib/auth/sessions/load-session";
import { expiryOf } from "@/lib/auth/sessions/session-limits";
import { encodeToken, readSessionId, sessionCookieName } from "@/lib/auth/sessions/session-token";
import { createBusiness, createSession, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";

const { db } = useTestDb();

const PASSWORD = "market-day-2026";
const DAY_MS = 86_400_000;
let passwordHash: string;
let email: string;
let userId: number;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

beforeEach(async () => {
  const user = await createUser(db(), (await createBusiness(db())).id);
  ({ id: userId, email } = user);
  await db().user.update({ where: { id: userId }, data: { passwordHash } });
});

/** A browser with its cookies, which speaks to next-auth as /api/auth does. */
function openBrowser(isSecure = false) {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async send(method: "GET" | "POST", [action, provider]: string[], body: Record<string, string> = {}) {
      let answer: unknown;
      let location: unknown;
      const set: string[] = [];
      const response = {
        status: () => response,
        getHeader: () => set,
        setHeader(name: string, value: string | string[]) {
          if (name === "Location") location = value;
          if (name === "Set-Cookie") set.splice(0, set.length, ...[value].flat());
          return response;
        },
        end: () => undefined,
        send: (value: unknown) => (answer = value),
        json: (value: unknown) => (answer = value),
      };
      const query = { nextauth: [action, provider].filter(Boolean) };
      const headers = { "user-agent": "Firefox", host: "localhost:3000" };
      const sent = Object.fromEntries(cookies);
      await NextAuth(
        { method, query, headers, cookies: sent, body } as never,
        response as never,
        authOptions(isSecure),
      );
      for (const line of set) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === "") cookies.delete(name);
        else cookies.set(name, decodeURIComponent(value));
      }
      return { answer, location, set };
    },
    async post(path: string[], body: Record<string, string> = {}) {
      const { answer } = await this.send("GET", ["csrf"]);
      const { csrfToken } = answer as { csrfToken: string };
      return this.send("POST", path, { ...body, csrfToken, json: "true" });
    },
    signIn() {
      return this.post(["callback", "credentials"], { email, password: PASSWORD });
    },
    session: () => readSessionId(cookies.get(sessionCookieName(isSecure))),
  };
}

const load = (id: string | null) => (id === null ? null : loadSession(db(), id, { now: new Date(), address: null }));

describe("the cookie", () => {
  test.each([true, false])("names a session of the user (secure: %s)", async (isSecure) => {
    const browser = openBrowser(isSecure);
    const { set } = await browser.signIn();
    const line = set.find((cookie) => cookie.startsWith(`${sessionCookieName(isSecure)}=`)) ?? "";
    expect(line).toContain("HttpOnly; ");
    expect(line.includes("Secure")).toBe(isSecure);
    expect(await load(await browser.session())).toMatchObject({ id: userId });
  });

  test("is worth nothing after signing out, also for who copied it", async () => {
    const browser = openBrowser();
    await browser.signIn();
    const copy = await browser.session();
    await browser.post(["signout"]);
    expect(browser.cookies.get(sessionCookieName(false))).toBeUndefined();
    expect(copy).not.toBeNull();
    expect(await load(copy)).toBeNull();
    expect(await db().session.findUnique({ where: { id: copy ?? "" } })).toMatchObject({ endReason: "signed_out" });
  });

  test("is not prolonged by asking for the session, and is deleted once the session has ended", async () => {
    const browser = openBrowser();
    const now = new Date(Date.now() - 29 * DAY_MS);
    const sid = await createSession(db(), userId, { now, lastSeenAt: new Date() });
    const until = Math.floor(expiryOf(now).getTime() / 1000);
    const name = sessionCookieName(false);
    browser.cookies.set(name, await encodeToken({ token: { sid, until }, secret: process.env.NEXTAUTH_SECRET! }));
    const { answer } = await browser.send("GET", ["session"]);
    expect(answer).toEqual({ expires: new Date(until * 1000).toISOString() });
    expect(await expiryOfToken(browser.cookies.get(name))).toBeLessThanOrEqual(until);
    await db().session.update({ where: { id: sid }, data: { endedAt: new Date(), endReason: "signed_out" } });
    expect((await browser.send("GET", ["session"])).answer).toEqual({});
    expect(browser.cookies.get(name)).toBeUndefined();
  });

  test("of an earlier version, or of another secret, signs nobody in", async () => {
    const old = await encode({ token: { sub: String(userId), stamp: "x" }, secret: process.env.NEXTAUTH_SECRET! });
    expect(await readSessionId(old)).toBeNull();
    const foreign = await encode({ token: { sid: crypto.randomUUID(), until: 4e9 }, secret: "s".repeat(32) });
    expect(await readSessionId(foreign)).toBeNull();
    expect(await readSessionId("nonsense")).toBeNull();
  });
});

test.each([
  ["signin", "/login"],
  ["signout", "/"],
  ["error", "/login"],
  ["verify-request", "/login"],
])("next-auth's own page %s leads to a page of the application", async (action, path) => {
  const { answer, location } = await openBrowser().send("GET", [action]);
  expect(answer).toBeUndefined();
  expect(String(location).replace(/\?.*/, "")).toBe(path);
});

async function expiryOfToken(token: string | undefined): Promise<number> {
  const content = await decode({ token, secret: process.env.NEXTAUTH_SECRET! });
  return Number(content?.exp);
}
