import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { OPEN_ROUTES } from "@/scripts/lint/doors.mjs";
import { withDb } from "@/scripts/seed";
import { readDatabaseUrl } from "./support/environment";
import { createOtherBusiness, type OtherIds } from "./support/other-business";
import { type Shop, test } from "./support/test";

test.use({ subject: "guards" });

const APP = path.resolve(import.meta.dirname, "../app");

/** Every signed-in user may change their own password and language, and end their own sessions. */
const OWN_PASSWORD_ROUTE = "/api/users/me/password";
const OWN = ["/api/settings/language", OWN_PASSWORD_ROUTE, "/api/users/me/sessions/[sessionId]"];
const OWN_SESSIONS_ROUTE = "/api/users/me/sessions";

type Route = { method: string; pattern: string; url: string };

/** Every method of every route handler, read from the source files, with 1 for each id that is not given. */
function listRoutes(ids: OtherIds = {}): Route[] {
  const routes: Route[] = [];
  for (const file of readdirSync(APP, { recursive: true, encoding: "utf8" }).filter(
    (name) => path.basename(name) === "route.ts",
  )) {
    const source = readFileSync(path.join(APP, file), "utf8");
    const pattern = `/${path.dirname(file)}`;
    const known =
      Object.keys(ids)
        .filter((prefix) => pattern.startsWith(prefix))
        .sort((a, b) => b.length - a.length)[0] ?? "";
    const left = [...(ids[known] ?? [])];
    const url = pattern.replaceAll("[topic]", "order-created").replaceAll(/\[\w+\]/g, () => left.shift() ?? "1");
    if (OPEN_ROUTES.includes(`app/${file}`)) continue;
    const methods = [...source.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE) = /gm)].map(
      ([, method = ""]) => method,
    );
    expect(methods, `methods of ${pattern}`).not.toEqual([]);
    routes.push(...methods.map((method) => ({ method, pattern, url })));
  }
  return routes;
}

/** "GET /api/…: 401" for each route with an unexpected status. */
async function findOthers(page: Page, routes: readonly Route[], ...expected: number[]): Promise<string[]> {
  const others: string[] = [];
  for (const { method, url } of routes) {
    const answer = await page.request.fetch(url, {
      method,
      ...(method === "GET" ? {} : { data: {} }),
      maxRedirects: 0,
    });
    if (!expected.includes(answer.status())) others.push(`${method} ${url}: ${answer.status()}`);
  }
  return others;
}

function setModules(shop: Shop, modules: string[]): Promise<unknown> {
  return withDb(readDatabaseUrl(), async (db) => {
    const { businessId } = await db.user.findUniqueOrThrow({ where: { email: shop.email("owner") } });
    await db.business.update({ where: { id: businessId }, data: { modules } });
  });
}

test("a visitor who is not signed in is asked to sign in at every address", async ({ page }) => {
  expect(await findOthers(page, listRoutes(), 401)).toEqual([]);
});

test("a role without permissions may see and change nothing but its own account", async ({ page, shop }) => {
  await withDb(readDatabaseUrl(), async (db) => {
    const { roleId } = await db.user.findUniqueOrThrow({ where: { email: shop.email("cashier") } });
    await db.role.update({ where: { id: roleId }, data: { permissions: [] } });
  });
  await shop.signIn(page, "cashier");
  const routes = listRoutes();
  expect(
    await findOthers(
      page,
      routes.filter(({ pattern }) => !OWN.includes(pattern) && pattern !== OWN_SESSIONS_ROUTE),
      403,
    ),
  ).toEqual([]);
  expect(
    await findOthers(
      page,
      routes.filter(({ pattern }) => OWN.includes(pattern)),
      422,
    ),
  ).toEqual([]);
  const ownSessions = routes.filter(({ pattern }) => pattern === OWN_SESSIONS_ROUTE);
  expect(ownSessions).toHaveLength(2);
  expect(await findOthers(page, ownSessions, 200, 204)).toEqual([]);
});

test("until a one-time password is changed, nothing but its change answers", async ({ page, shop }) => {
  const oneTimeUntil = new Date(Date.now() + 3_600_000);
  await withDb(readDatabaseUrl(), (db) =>
    db.user.update({ where: { email: shop.email("manager") }, data: { oneTimeUntil } }),
  );
  await shop.signIn(page, "manager");
  const others = listRoutes().filter(({ pattern }) => pattern !== OWN_PASSWORD_ROUTE);
  expect(others.length).toBeGreaterThan(100);
  expect(await findOthers(page, others, 403)).toEqual([]);
  expect((await page.request.put(OWN_PASSWORD_ROUTE, { data: {} })).status()).toBe(422);
  const answer = await page.request.get("/api/products");
  expect(await answer.json()).toMatchObject({ error: { message: "passwordMustChange" } });
});

test("with the module off, nothing of the online store answers any user", async ({ page, shop }) => {
  await shop.signIn(page);
  const woo = listRoutes().filter(({ pattern }) => pattern.startsWith("/api/woocommerce"));
  expect(woo.length).toBeGreaterThan(20);
  await setModules(shop, []);
  expect(await findOthers(page, woo, 403)).toEqual([]);
  const answer = await page.request.get("/api/woocommerce/stores/1/overview");
  expect(await answer.json()).toMatchObject({ error: { message: "moduleOff" } });
  await setModules(shop, ["woocommerce"]);
});

test("things of another business do not exist, for reading and for changing", async ({ page, shop }) => {
  const others = await withDb(readDatabaseUrl(), createOtherBusiness);
  await shop.signIn(page);
  const routes = listRoutes(others).filter(({ pattern }) => pattern.includes("["));
  // A held cart that does not exist is reported as missing, whatever business it belongs to.
  const isHeld = ({ pattern }: Route) => pattern === "/api/till/held/[id]";
  expect(await findOthers(page, routes.filter(isHeld), 409)).toEqual([]);
  const named = routes.filter((route) => !isHeld(route));
  expect(
    await findOthers(
      page,
      named.filter(({ method }) => method === "GET" || method === "DELETE"),
      404,
    ),
  ).toEqual([]);
  // The body is validated before the id: an empty one may be refused first.
  expect(
    await findOthers(
      page,
      named.filter(({ method }) => method !== "GET" && method !== "DELETE"),
      404,
      422,
    ),
  ).toEqual([]);
});
