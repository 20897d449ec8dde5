import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { authOptions } from "@/lib/auth/auth-options";
import { PERMISSIONS } from "@/lib/auth/permissions";
import { hashPassword } from "@/lib/auth/password";
import { signIn } from "@/lib/auth/sign-in";
import { createBusiness } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";

const { db } = useTestDb();
// Set before lib/env is read, so that each test can use its own client address.
process.env.TRUST_PROXY = "true";

const PASSWORD = "market-day";
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

let count = 0;
async function createUser(values: { isActive?: boolean; permissions?: string[] } = {}) {
  count++;
  const business = await createBusiness(db());
  const role = await db().role.create({
    data: { businessId: business.id, name: "owner", permissions: values.permissions ?? [...PERMISSIONS] },
  });
  return db().user.create({
    data: {
      businessId: business.id,
      roleId: role.id,
      email: `user${count}@shop.example`,
      name: "Amal",
      passwordHash,
      isActive: values.isActive ?? true,
    },
  });
}

/** Each test uses its own client address, so that their counters are separate. */
const address = () => `198.51.100.${++count}`;

describe("signing in", () => {
  test("ignores the case of the e-mail address, and stores the time", async () => {
    const user = await createUser();
    const result = await signIn({ email: ` ${user.email.toUpperCase()} `, password: PASSWORD }, address());
    expect(result).toMatchObject({ outcome: "ok", userId: user.id });
    expect((await db().user.findUniqueOrThrow({ where: { id: user.id } })).lastSignInAt).not.toBeNull();
  });

  test("gives the same outcome for a wrong password, an unknown address and a disabled user", async () => {
    const active = await createUser();
    const disabled = await createUser({ isActive: false });
    expect(await signIn({ email: active.email, password: "wrong" }, address())).toEqual({ outcome: "wrong" });
    expect(await signIn({ email: "nobody@shop.example", password: PASSWORD }, address())).toEqual({ outcome: "wrong" });
    expect(await signIn({ email: disabled.email, password: PASSWORD }, address())).toEqual({ outcome: "wrong" });
  });

  test("refuses malformed credentials", async () => {
    for (const input of [
      undefined,
      {},
      { email: "a@b.example" },
      { email: ["a"], password: {} },
      { email: "a\0@b.example", password: PASSWORD },
    ]) {
      expect(await signIn(input, null)).toEqual({ outcome: "wrong" });
    }
  });
});

describe("the page receives", () => {
  type Authorize = (credentials: unknown, request: { headers: object }) => Promise<unknown>;
  const authorize = (credentials: object) =>
    (authOptions(false).providers[0]?.options as { authorize: Authorize }).authorize(credentials, { headers: {} });

  test("no reason for a wrong password, and the wait after too many tries", async () => {
    const user = await createUser();
    for (let index = 0; index < 10; index++)
      expect(await authorize({ email: user.email, password: "wrong" })).toBeNull();
    await expect(authorize({ email: user.email, password: PASSWORD })).rejects.toThrow(/^tooMany:\d+$/);
  });

  test("no cause of an internal error", async () => {
    const user = await createUser();
    await db().$executeRaw`alter table users rename to users_away`;
    try {
      await expect(authorize({ email: user.email, password: PASSWORD })).rejects.toThrow(/^failed$/);
    } finally {
      await db().$executeRaw`alter table users_away rename to users`;
    }
    const { id } = z.object({ id: z.uuid() }).parse(await authorize({ email: user.email, password: PASSWORD }));
    expect(await db().session.findUnique({ where: { id } })).toMatchObject({ userId: user.id });
  });
});

describe("throttling", () => {
  test("allows ten tries per e-mail address from all addresses, and then refuses even the right password", async () => {
    const user = await createUser();
    const tries = await Promise.all(
      Array.from({ length: 14 }, () => signIn({ email: user.email, password: "wrong" }, address())),
    );
    expect(tries.filter(({ outcome }) => outcome === "wrong")).toHaveLength(10);
    const next = await signIn({ email: user.email, password: PASSWORD }, address());
    expect(next.outcome === "tooMany" && next.waitSeconds).toBeGreaterThan(800);
  });

  test("allows sixty tries per client address for all e-mail addresses", async () => {
    const from = address();
    for (let index = 0; index < 60; index++) {
      expect(await signIn({ email: `guess${index}@shop.example`, password: "wrong" }, from)).toEqual({
        outcome: "wrong",
      });
    }
    const user = await createUser();
    expect(await signIn({ email: user.email, password: PASSWORD }, from)).toMatchObject({ outcome: "tooMany" });
    expect(await signIn({ email: user.email, password: PASSWORD }, address())).toMatchObject({ outcome: "ok" });
  });

  test("a right password resets the counter", async () => {
    const user = await createUser();
    for (let round = 0; round < 3; round++) {
      for (let index = 0; index < 6; index++) await signIn({ email: user.email, password: "wrong" }, address());
      expect(await signIn({ email: user.email, password: PASSWORD }, address())).toMatchObject({ outcome: "ok" });
    }
  });

  test("stores the counters in the database, so that they survive a restart", async () => {
    const rows = await db().$queryRaw<
      { points: number }[]
    >`select points from sign_in_attempts where key like 'email:%'`;
    expect(rows.length).toBeGreaterThan(0);
  });
});
