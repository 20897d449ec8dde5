import { beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_ROLES, type Permission } from "@/lib/auth/permissions";
import { createBusiness, createSession, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import type { Administrator } from "./guard-users";
import { endOtherSessions, endOwnSession, endSessionsOf, listSessions, listSessionsOf } from "./user-sessions";

const { db } = useTestDb();

const HOUR_MS = 3_600_000;
const NOW = new Date("2026-06-01T08:00:00Z");
const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36";
const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

let businessId: number;
let userId: number;
let owner: Administrator;

beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  owner = { id: (await createUser(db(), businessId)).id, businessId, permissions: [...DEFAULT_ROLES.owner] };
  userId = (await createUser(db(), businessId, "cashier")).id;
});

/** Why each session ended, null when it did not. */
async function endings(...ids: string[]) {
  const sessions = await db().session.findMany({ where: { id: { in: ids } } });
  return ids.map((id) => sessions.find((session) => session.id === id)?.endReason);
}

const notFound = { code: "not_found" };
const idsOf = (sessions: { id: string }[]) => sessions.map(({ id }) => id);

describe("the list", () => {
  test("has the sessions that go on, the one seen last first, with device and address", async () => {
    const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);
    const till = await createSession(db(), userId, { now: hoursAgo(5), userAgent: CHROME, address: "198.51.100.7" });
    const phone = await createSession(db(), userId, { now: hoursAgo(9), lastSeenAt: hoursAgo(1), userAgent: SAFARI });
    const script = await createSession(db(), userId, { now: hoursAgo(6), userAgent: "tool/1.0" });
    await createSession(db(), userId, { now: hoursAgo(24) });
    await createSession(db(), userId, { now: hoursAgo(31 * 24), lastSeenAt: hoursAgo(1) });
    await createSession(db(), owner.id, { now: NOW });
    expect(await listSessions(db(), userId, NOW)).toEqual([
      {
        id: phone,
        browser: "Mobile Safari",
        system: "iOS",
        address: null,
        createdAt: hoursAgo(9).toISOString(),
        lastSeenAt: hoursAgo(1).toISOString(),
      },
      expect.objectContaining({ id: till, browser: "Chrome", system: "Windows", address: "198.51.100.7" }),
      expect.objectContaining({ id: script, browser: null, system: null }),
    ]);
  });
});

describe("a person", () => {
  test("signs out there, and everywhere but here", async () => {
    const [here, there, phone] = [
      await createSession(db(), userId),
      await createSession(db(), userId),
      await createSession(db(), userId),
    ];
    const ofOwner = await createSession(db(), owner.id);
    await endOwnSession(db(), userId, there);
    expect(await endings(here, there, phone)).toEqual([null, "signed_out_elsewhere", null]);
    await endOtherSessions(db(), { id: userId, sessionId: here });
    expect(await endings(here, phone, ofOwner)).toEqual([null, "signed_out_elsewhere", null]);
    await expect(endOwnSession(db(), userId, ofOwner)).rejects.toMatchObject(notFound);
    expect(await endings(ofOwner)).toEqual([null]);
  });
});

describe("an administrator", () => {
  test("sees and ends the sessions of a person, one or all, and it is recorded", async () => {
    const [till, phone, tablet] = [
      await createSession(db(), userId),
      await createSession(db(), userId),
      await createSession(db(), userId),
    ];
    expect(idsOf(await listSessionsOf(db(), owner, userId)).sort()).toEqual([till, phone, tablet].sort());
    await endSessionsOf(db(), owner, userId, till);
    expect(await endings(till, phone)).toEqual(["signed_out_by_administrator", null]);
    await endSessionsOf(db(), owner, userId);
    await endSessionsOf(db(), owner, userId);
    expect(await endings(phone, tablet)).toEqual(["signed_out_by_administrator", "signed_out_by_administrator"]);
    const activities = await db().activity.findMany({ where: { businessId, action: "user.signed_out" } });
    expect(activities).toMatchObject(
      Array(2).fill({ userId: owner.id, entityId: userId, details: { name: "cashier" } }),
    );
  });

  test("keeps the session in which they do it", async () => {
    const [here, there] = [await createSession(db(), owner.id), await createSession(db(), owner.id)];
    const self = { ...owner, sessionId: here };
    await endSessionsOf(db(), self, owner.id);
    await endSessionsOf(db(), self, owner.id, here);
    expect(await endings(here, there)).toEqual([null, "signed_out_by_administrator"]);
  });

  test("reaches nobody with more rights, nobody of another business, and no session of somebody else", async () => {
    const ofOwner = await createSession(db(), owner.id);
    const manager: Administrator = {
      id: (await createUser(db(), businessId, "manager")).id,
      businessId,
      permissions: [...DEFAULT_ROLES.manager, "users.edit" as Permission],
    };
    const beyond = { message: "beyondOwnRights" };
    await expect(listSessionsOf(db(), manager, owner.id)).rejects.toMatchObject(beyond);
    await expect(endSessionsOf(db(), manager, owner.id)).rejects.toMatchObject(beyond);
    await expect(endSessionsOf(db(), manager, owner.id, ofOwner)).rejects.toMatchObject(beyond);
    await expect(endSessionsOf(db(), manager, userId, ofOwner)).rejects.toMatchObject(notFound);
    const stranger = { ...owner, businessId: (await createBusiness(db())).id };
    await expect(listSessionsOf(db(), stranger, owner.id)).rejects.toMatchObject(notFound);
    await expect(endSessionsOf(db(), stranger, owner.id)).rejects.toMatchObject(notFound);
    expect(await endings(ofOwner)).toEqual([null]);
  });
});
