import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { hashPassword } from "@/lib/auth/password";
import { signIn } from "@/lib/auth/sign-in";
import { createBusiness, createSession, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { storePassword } from "@/lib/users/store-password";
import { endSession } from "./end-sessions";
import { loadSession } from "./load-session";
import { startSession } from "./start-session";

const { db, pool } = useTestDb();
Object.assign(process.env, { SESSION_MAX_HOURS: "12", SESSION_IDLE_MINUTES: "30", TRUST_PROXY: "true" });

const NOW = new Date("2026-06-01T08:00:00Z");
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const PASSWORD = "market-day-2026";
let passwordHash: string;
let userId: number;
let businessId: number;
let email: string;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  const user = await createUser(db(), businessId);
  userId = user.id;
  email = user.email;
  await db().user.update({ where: { id: userId }, data: { passwordHash } });
});

const load = (id: string, now = NOW, address: string | null = null) => loadSession(db(), id, { now, address });
const rowOf = (id: string) => db().session.findUniqueOrThrow({ where: { id } });

describe("a session", () => {
  test("begins with a right password, and stores device, address and times", async () => {
    const result = await signIn({ email, password: PASSWORD }, "10.0.0.1, 198.51.100.7", {
      userAgent: FIREFOX,
      now: NOW,
    });
    if (result.outcome !== "ok") throw new Error(`sign-in: ${result.outcome}`);
    expect(await rowOf(result.sessionId)).toMatchObject({
      userId,
      createdAt: NOW,
      lastSeenAt: NOW,
      expiresAt: after(12 * 60),
      userAgent: FIREFOX,
      address: "198.51.100.7",
      endedAt: null,
    });
    expect(await load(result.sessionId)).toMatchObject({ id: userId, sessionId: result.sessionId, businessId, email });
    expect((await db().user.findUniqueOrThrow({ where: { id: userId } })).lastSignInAt).toEqual(NOW);
  });

  test("does not begin with a wrong password, nor from a header that no database can store", async () => {
    expect(await signIn({ email, password: "wrong" }, null)).toEqual({ outcome: "wrong" });
    expect(await db().session.count({ where: { userId } })).toBe(0);
    const long = await startSession(
      db(),
      { id: userId, passwordHash },
      { userAgent: `a\0${"b".repeat(9000)}`, address: null },
      NOW,
    );
    expect((await rowOf(long ?? "")).userAgent).toHaveLength(400);
  });

  test("ends after its absolute limit, however much it is used", async () => {
    const id = await createSession(db(), userId, { now: NOW, expiresAt: after(12 * 60) });
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) expect(await load(id, after(minutes))).not.toBeNull();
    expect(await load(id, after(12 * 60))).toBeNull();
  });

  test("ends when it was not used for its idle limit, and does not come back", async () => {
    const id = await createSession(db(), userId, { now: NOW });
    expect(await load(id, after(29))).not.toBeNull();
    expect(await load(id, after(29 + 30))).toBeNull();
    expect((await rowOf(id)).lastSeenAt).toEqual(after(29));
  });

  test("ends when it is signed out, for every copy of the cookie", async () => {
    const id = await createSession(db(), userId, { now: NOW });
    const other = await createSession(db(), userId, { now: NOW });
    await endSession(db(), id, "signed_out", after(5));
    expect(await load(id, after(5))).toBeNull();
    expect(await load(other, after(5))).not.toBeNull();
    await endSession(db(), id, "signed_out_elsewhere", after(9));
    expect(await rowOf(id)).toMatchObject({ endedAt: after(5), endReason: "signed_out" });
  });

  test("of nobody is no session", async () => {
    expect(await load("00000000-0000-4000-8000-000000000000")).toBeNull();
  });

  test("has the role's present permissions, without unknown ones", async () => {
    const id = await createSession(db(), userId, { now: NOW });
    const { roleId } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    await db().role.update({ where: { id: roleId }, data: { permissions: ["products.view", "fly"] } });
    expect((await load(id))?.permissions).toEqual(["products.view"]);
    await db().role.update({ where: { id: roleId }, data: { permissions: [] } });
    expect((await load(id))?.permissions).toEqual([]);
  });
});

describe("a request", () => {
  test("costs one statement, and once a minute a second one, which stores when and from where", async () => {
    const id = await createSession(db(), userId, { now: NOW, address: "198.51.100.1" });
    const statements = vi.spyOn(pool(), "query");
    await load(id, after(0.9), "198.51.100.2");
    expect(statements).toHaveBeenCalledTimes(1);
    expect(await rowOf(id)).toMatchObject({ lastSeenAt: NOW, address: "198.51.100.1" });
    statements.mockClear();
    await load(id, after(1), "198.51.100.2");
    expect(statements).toHaveBeenCalledTimes(2);
    expect(await rowOf(id)).toMatchObject({ lastSeenAt: after(1), address: "198.51.100.2" });
    statements.mockClear();
    await load(id, after(1.5), "198.51.100.3");
    expect(statements).toHaveBeenCalledTimes(1);
    statements.mockRestore();
  });

  test("without a trusted proxy leaves the stored address unchanged", async () => {
    const id = await createSession(db(), userId, { now: NOW, address: "198.51.100.1" });
    await load(id, after(2), null);
    expect(await rowOf(id)).toMatchObject({ lastSeenAt: after(2), address: "198.51.100.1" });
  });
});

describe("a sign-in under way", () => {
  const start = () => startSession(db(), { id: userId, passwordHash }, { userAgent: null, address: null }, NOW);

  test("waits for a change of the password, and then starts no session", async () => {
    const started = await db().$transaction(async (tx) => {
      await storePassword(tx, userId, { passwordHash: "another", oneTimeUntil: null });
      const waiting = start();
      await vi.waitUntil(async () => (await countBlocked()) > 0);
      return { waiting };
    });
    expect(await started.waiting).toBeNull();
    expect(await db().session.count({ where: { userId } })).toBe(0);
  });

  test("starts no session of a user who was shut out meanwhile", async () => {
    await db().user.update({ where: { id: userId }, data: { isActive: false } });
    expect(await start()).toBeNull();
  });
});

/** How many connections of this database wait for a lock. */
async function countBlocked(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    "select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows[0]?.count ?? 0;
}
