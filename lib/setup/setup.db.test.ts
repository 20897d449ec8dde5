import { beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_ROLES, PERMISSIONS } from "@/lib/auth/permissions";
import { loadSession } from "@/lib/auth/sessions/load-session";
import { signIn } from "@/lib/auth/sign-in";
import { createBusiness } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { createFirstBusiness } from "./create-first-business";
import { setUp } from "./set-up";
import { issueSetupCode, requireSetupCode } from "./setup-code";
import { type FirstBusiness, firstBusinessSchema } from "./setup-schema";

const { db, pool } = useTestDb();

beforeEach(async () => {
  await db().business.deleteMany();
  await db().setupCode.deleteMany();
  await pool().query("do $$ begin delete from sign_in_attempts; exception when undefined_table then null; end $$");
});

const PASSWORD = "a quiet morning";
const ADDRESS = "203.0.113.9";

function firstBusiness(email = "amal@shop.example"): FirstBusiness {
  return {
    business: { name: "Corner", currency: "EUR", timeZone: "Europe/Berlin", pricesIncludeTax: true, weightUnit: "kg" },
    taxRates: [
      { name: "Standard", percent: "19" },
      { name: "Reduced", percent: "7" },
    ],
    location: { name: "Shop", address: "Long Street 1\n10115 Berlin", phone: "+49 30 123" },
    owner: { name: "Amal", email, password: PASSWORD, locale: "ar" },
  };
}

describe("the first business", () => {
  test("has its roles, taxes and location, and an owner who can sign in with every permission", async () => {
    const { businessId, userId } = await createFirstBusiness(db(), firstBusiness());
    const result = await signIn({ email: "amal@shop.example", password: PASSWORD }, null);
    expect(result).toMatchObject({ outcome: "ok", userId });
    if (result.outcome !== "ok") throw new Error(`sign-in: ${result.outcome}`);
    expect(await loadSession(db(), result.sessionId, { now: new Date(), address: null })).toMatchObject({
      businessId,
      locale: "ar",
      permissions: PERMISSIONS,
      business: { name: "Corner", currency: "EUR", timeZone: "Europe/Berlin", pricesIncludeTax: true },
    });
    const roles = await db().role.findMany({ where: { businessId }, select: { name: true } });
    expect(roles.map(({ name }) => name).sort()).toEqual(Object.keys(DEFAULT_ROLES).sort());
    expect(await db().location.findMany({ where: { businessId } })).toMatchObject([firstBusiness().location]);
    expect(await db().taxRate.count({ where: { businessId } })).toBe(2);
    expect(await db().activity.findMany({ where: { businessId } })).toMatchObject([
      { userId, action: "settings.business_created" },
    ]);
  });

  test("is not set up with a common password, and the code goes on working", async () => {
    const code = (await issueSetupCode(db())) ?? "";
    const setUpWith = (password: string) => {
      const input = firstBusiness();
      return setUp(db(), { ...input, owner: { ...input.owner, password }, code }, null);
    };
    await expect(setUpWith("password2026")).rejects.toMatchObject({ fields: { "owner.password": "passwordCommon" } });
    await expect(setUpWith("amal@shop.example")).rejects.toMatchObject({
      fields: { "owner.password": "passwordNamesYou" },
    });
    expect(await db().business.count()).toBe(0);
    await setUpWith(PASSWORD);
    expect(await db().business.count()).toBe(1);
  });

  test("is one when two people set up at once", async () => {
    const results = await Promise.allSettled([
      createFirstBusiness(db(), firstBusiness("first@shop.example")),
      createFirstBusiness(db(), firstBusiness("second@shop.example")),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict", message: "alreadySetUp" },
    });
    expect([await db().business.count(), await db().user.count(), await db().location.count()]).toEqual([1, 1, 1]);
  });

  test("names of two tax rates differ", () => {
    const input = firstBusiness();
    const parsed = firstBusinessSchema.safeParse({ ...input, taxRates: [input.taxRates[0], input.taxRates[0]] });
    expect(parsed.error?.issues).toMatchObject([{ path: ["taxRates", 1, "name"], message: "taxNameTaken" }]);
  });
});

describe("the code of the set-up page", () => {
  const wrong = { code: "invalid_input", fields: { code: "setupCodeWrong" } };

  test("is accepted until it expires, and only its hash is stored", async () => {
    const now = new Date("2026-11-29T12:00:00Z");
    const code = (await issueSetupCode(db(), now)) ?? "";
    expect(code).toMatch(/^[a-z0-9-]{19}$/);
    expect(JSON.stringify(await db().setupCode.findMany())).not.toContain(code);
    await requireSetupCode(db(), code, ADDRESS, now);
    await expect(requireSetupCode(db(), `${code}x`, ADDRESS, now)).rejects.toMatchObject(wrong);
    await requireSetupCode(db(), code, ADDRESS, new Date("2026-11-30T11:59:00Z"));
    await expect(requireSetupCode(db(), code, ADDRESS, new Date("2026-11-30T12:00:00Z"))).rejects.toMatchObject(wrong);
  });

  test("is replaced by the next start", async () => {
    const first = (await issueSetupCode(db())) ?? "";
    const second = (await issueSetupCode(db())) ?? "";
    await expect(requireSetupCode(db(), first, ADDRESS)).rejects.toMatchObject(wrong);
    await requireSetupCode(db(), second, ADDRESS);
  });

  test("is never issued once a business exists, and ends with the set-up", async () => {
    const code = (await issueSetupCode(db())) ?? "";
    await createFirstBusiness(db(), firstBusiness());
    await expect(requireSetupCode(db(), code, ADDRESS)).rejects.toMatchObject(wrong);
    await db().business.deleteMany();
    await createBusiness(db());
    expect(await issueSetupCode(db())).toBeNull();
    expect(await db().setupCode.count()).toBe(0);
  });

  const guess = (address: string | null, times: number) =>
    Promise.allSettled(Array.from({ length: times }, () => requireSetupCode(db(), "guess", address)));
  const codesOf = (results: readonly PromiseSettledResult<void>[]) =>
    results.map((result) => (result.status === "rejected" ? (result.reason as { code: string }).code : ""));

  test("takes ten wrong tries of an address, also at once, and then refuses the right one from there", async () => {
    const code = (await issueSetupCode(db())) ?? "";
    const codes = codesOf(await guess(ADDRESS, 14));
    expect(codes.filter((each) => each === "invalid_input")).toHaveLength(10);
    await expect(requireSetupCode(db(), code, ADDRESS)).rejects.toMatchObject({
      code: "too_many_attempts",
      values: { minutes: 15 },
    });
    await requireSetupCode(db(), code, "198.51.100.7");
  });

  test.each([ADDRESS, null])("of the owner (at %s) is slowed by strangers' tries, and never refused", async (owner) => {
    const code = (await issueSetupCode(db())) ?? "";
    const before = Date.now();
    await requireSetupCode(db(), code, owner);
    expect(Date.now() - before).toBeLessThan(1_000);
    for (let stranger = 0; stranger < 10; stranger++) await guess(`198.51.100.${stranger}`, 10);
    expect(new Set(codesOf(await guess(null, 20)))).toEqual(new Set(["invalid_input"]));
    const slowed = Date.now();
    await requireSetupCode(db(), code, owner);
    expect(Date.now() - slowed).toBeGreaterThan(990);
  });
});
