import { beforeEach, expect, test } from "vitest";
import { loadSession } from "@/lib/auth/sessions/load-session";
import { signIn } from "@/lib/auth/sign-in";
import { findDemoSignIns } from "@/lib/setup/demo-sign-ins";
import { createSession } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { changeOwnPassword } from "@/lib/users/edit-users";
import { seedShop } from "@/prisma/seed/seed-shop";
import { createOwner } from "./create-owner";
import { resetPasswordOf } from "./reset-password";

const { db, databaseUrl } = useTestDb();

beforeEach(async () => {
  await db().business.deleteMany();
});

const FLAGS = { business: "Corner", currency: "eur", taxes: "VAT 19%=19; VAT 7%=7,0", name: "Amal" };
const load = (sessionId: string) => loadSession(db(), sessionId, { now: new Date(), address: null });
const passwordIn = (text: string) => /password {2}(\S+)/.exec(text)?.[1] ?? "";

test("create-owner sets up an empty database, once, with a password that has to be changed", async () => {
  const text = await createOwner(databaseUrl(), { ...FLAGS, email: "amal@corner.example" }, null);
  const password = passwordIn(text);
  const result = await signIn({ email: "amal@corner.example", password }, null);
  if (result.outcome !== "ok") throw new Error(`sign-in: ${result.outcome}`);
  const user = await load(result.sessionId);
  expect(user).toMatchObject({ mustChangePassword: true, roleName: "owner", business: { currency: "EUR" } });
  expect(await db().taxRate.findMany({ select: { name: true, percent: true } })).toMatchObject([
    { name: "VAT 19%" },
    { name: "VAT 7%" },
  ]);
  await expect(createOwner(databaseUrl(), { ...FLAGS, email: "b@corner.example" }, null)).rejects.toThrow(
    /has a business already/,
  );
});

test.each([
  { prices: undefined, pricesIncludeTax: true },
  { prices: "with", pricesIncludeTax: true },
  { prices: "without", pricesIncludeTax: false },
])("create-owner with --prices $prices", async ({ prices, pricesIncludeTax }) => {
  const flags = { ...FLAGS, email: "amal@corner.example", ...(prices ? { prices } : {}) };
  await createOwner(databaseUrl(), flags, null);
  expect(await db().business.findFirstOrThrow()).toMatchObject({ pricesIncludeTax });
});

test("create-owner takes no other word for prices", async () => {
  const flags = { ...FLAGS, email: "amal@corner.example", prices: "net" };
  await expect(createOwner(databaseUrl(), flags, null)).rejects.toThrow("--prices: with or without (tax).");
  expect(await db().business.count()).toBe(0);
});

test("create-owner asks for what no flag says, and names what is missing or wrong", async () => {
  await expect(createOwner(databaseUrl(), FLAGS, null)).rejects.toThrow("--email (E-mail of the owner)");
  await expect(createOwner(databaseUrl(), { ...FLAGS, email: "nobody" }, null)).rejects.toThrow(/^--email: /);
  await expect(createOwner(databaseUrl(), { ...FLAGS, taxes: "VAT", email: "a@b.example" }, null)).rejects.toThrow(
    /^--taxes: /,
  );
  const asked: string[] = [];
  const ask = (question: string) => {
    asked.push(question);
    return Promise.resolve(question.startsWith("E-mail") ? "amal@corner.example" : "");
  };
  expect(await createOwner(databaseUrl(), FLAGS, ask)).toContain("amal@corner.example");
  expect(asked).toContain("Time zone, such as Europe/Berlin [UTC]: ");
  expect(asked.some((question) => question.startsWith("Name of the business"))).toBe(false);
});

test("reset-password lets the one who is locked out in again", async () => {
  await createOwner(databaseUrl(), { ...FLAGS, email: "amal@corner.example" }, null);
  for (let index = 0; index < 11; index++) await signIn({ email: "amal@corner.example", password: "wrong" }, null);
  const { id } = await db().user.findUniqueOrThrow({ where: { email: "amal@corner.example" } });
  const stolen = await createSession(db(), id);
  const password = passwordIn(await resetPasswordOf(databaseUrl(), " Amal@Corner.example "));
  expect(await load(stolen)).toBeNull();
  expect(await signIn({ email: "amal@corner.example", password }, null)).toMatchObject({ outcome: "ok" });
  await expect(resetPasswordOf(databaseUrl(), "who@corner.example")).rejects.toThrow(/Owners are amal@corner.example/);
});

test("a one-time password ends, and changing it makes it an ordinary one", async () => {
  const email = "amal@corner.example";
  const password = passwordIn(await createOwner(databaseUrl(), { ...FLAGS, email }, null));
  const { id, businessId } = await db().user.findUniqueOrThrow({ where: { email } });
  const self = { id, businessId, permissions: [] };
  await expect(changeOwnPassword(db(), self, { current: password, next: password })).rejects.toMatchObject({
    fields: { next: "samePassword" },
  });
  await db().user.update({ where: { id }, data: { oneTimeUntil: new Date(Date.now() - 1000) } });
  expect(await signIn({ email, password }, null)).toEqual({ outcome: "expired" });
  expect(await signIn({ email, password: "wrong" }, null)).toEqual({ outcome: "wrong" });
  await changeOwnPassword(db(), self, { current: password, next: "a quiet morning" });
  const result = await signIn({ email, password: "a quiet morning" }, null);
  expect(result.outcome === "ok" && (await load(result.sessionId))).toMatchObject({ mustChangePassword: false });
});

test("the demo's sign-ins are found until each has a password of its own or is shut out", async () => {
  expect(await findDemoSignIns(db())).toEqual([]);
  const { signIns } = await seedShop(db());
  const [owner, manager, cashier] = signIns.map(({ email }) => email);
  expect((await findDemoSignIns(db()))[0]).toContain(`${owner}, ${manager}, ${cashier}. Use an empty`);
  await resetPasswordOf(databaseUrl(), owner ?? "");
  await db().user.updateMany({ where: { email: manager }, data: { isActive: false } });
  expect((await findDemoSignIns(db()))[0]).toContain(`: ${cashier}. Use an empty`);
  await resetPasswordOf(databaseUrl(), cashier ?? "");
  expect(await findDemoSignIns(db())).toEqual([]);
});
