import { beforeEach, expect, test } from "vitest";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createUser } from "@/lib/testing/factories";
import { drainPull, ownerOf, readStore, takeOver } from "@/lib/testing/pulling";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { getPull } from "./get-pull";
import { pullChoicesSchema } from "./pull-schema";
import { pullStep } from "./pull-step";
import { applyPull, cancelPull } from "./start-pull";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

const WISHED = pullChoicesSchema.parse({ customers: true });
const ADA = {
  email: "Ada@Example.test",
  first_name: "Ada",
  last_name: "Byron",
  billing: {
    first_name: "Ada",
    last_name: "Byron",
    address_1: "1 Main St",
    city: "Paris",
    country: "FR",
    phone: "555",
  },
};
const customers = () =>
  h.db.customer.findMany({ where: { businessId: h.business.id }, orderBy: { id: "asc" }, include: { links: true } });
const staged = () => h.db.pullItem.count({ where: { kind: "customer" } });

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

test("customers are counted, and become customers of the shop once, matched by e-mail address", async () => {
  const known = { businessId: h.business.id, name: "A. Byron", email: "ada@example.test", phone: "777" };
  await h.db.customer.create({ data: known });
  const owner = ownerOf(h);
  const ada = await owner.post("customers", ADA);
  const sam = await owner.post("customers", { email: "sam@example.test", username: "sam" });
  const { id } = await readStore(h);
  const { preview } = await getPull(h.db, h.business.id, id);
  expect(preview?.customers).toEqual({ new: 1, matched: 1, doubtful: 0, left_out: 0, erased: 0 });
  await applyPull(h.db, h.business.id, id, WISHED);
  expect(await drainPull(h, id)).toMatchObject({ status: "completed" });
  // The shop's own data stays as it is.
  expect(await customers()).toMatchObject([
    { ...known, links: [{ storeId: h.store.id, remoteId: ada }] },
    { name: "sam@example.test", email: "sam@example.test", phone: null, links: [{ remoteId: sam }] },
  ]);
  expect(await staged()).toBe(0);
  await takeOver(h, { customers: true });
  expect(await customers()).toHaveLength(2);
});

test("a new customer has the name, contact and addresses of the store, and nothing else", async () => {
  await ownerOf(h).post("customers", ADA);
  await takeOver(h, { customers: true });
  const [ada] = await customers();
  expect(ada).toMatchObject({ name: "Ada Byron", email: "ada@example.test", phone: "555", note: "" });
  expect(ada!.billing).toMatchObject({ address1: "1 Main St", city: "Paris", country: "FR" });
});

test("two of one address are doubtful and become one customer", async () => {
  const owner = ownerOf(h);
  const first = await owner.post("customers", { email: "sam@example.test", first_name: "Sam" });
  const second = await owner.post("customers", { email: "other@example.test", first_name: "Sam" });
  sandbox().state.raw().customers.get(second)!["email"] = " SAM@example.test";
  const { id } = await readStore(h);
  expect((await getPull(h.db, h.business.id, id)).preview?.customers).toMatchObject({ new: 1, doubtful: 1 });
  await applyPull(h.db, h.business.id, id, WISHED);
  await drainPull(h, id);
  const links = [{ remoteId: first }, { remoteId: second }];
  expect(await customers()).toMatchObject([{ email: "sam@example.test", links }]);
});

test("more than a slice of customers are taken over slice by slice", async () => {
  const owner = ownerOf(h);
  for (let number = 0; number < 53; number += 1) await owner.post("customers", { email: `c${number}@example.test` });
  const { id } = await readStore(h);
  await applyPull(h.db, h.business.id, id, WISHED);
  const state = () => h.db.storePull.findUniqueOrThrow({ where: { id } });
  while ((await state()).phase !== "take_customers") await pullStep(h.deps, id);
  await pullStep(h.deps, id);
  expect(await state()).toMatchObject({ phase: "take_customers", total: 53, done: 50 });
  expect(await customers()).toHaveLength(50);
  await drainPull(h, id);
  expect(await customers()).toHaveLength(53);
});

test("nothing of people stays where they are not wished, the pull is cancelled, or one is erased", async () => {
  await h.db.customer.create({ data: { businessId: h.business.id, name: "Ada", email: "ada@example.test" } });
  await ownerOf(h).post("customers", ADA);
  await takeOver(h);
  expect(await staged()).toBe(0);
  expect(await customers()).toMatchObject([{ links: [] }]);

  const { id } = await readStore(h);
  expect(await staged()).toBe(1);
  await cancelPull(h.db, h.business.id, id);
  expect(await staged()).toBe(0);

  await readStore(h);
  const [ada] = await customers();
  const user = await createUser(h.db, h.business.id);
  await eraseCustomer(h.db, { id: user.id, businessId: h.business.id }, ada!.id);
  expect(await staged()).toBe(0);
});

test("an erased customer is not taken over again, and nothing of the person is stored", async () => {
  const ada = await ownerOf(h).post("customers", ADA);
  await ownerOf(h).post("customers", { email: "sam@example.test" });
  await takeOver(h, { customers: true });
  const user = await createUser(h.db, h.business.id);
  const editor = { id: user.id, businessId: h.business.id };
  const taken = await h.db.customer.findFirstOrThrow({
    where: { businessId: h.business.id, email: "ada@example.test" },
  });
  await eraseCustomer(h.db, editor, taken.id);

  const { id } = await readStore(h);
  expect((await getPull(h.db, h.business.id, id)).preview?.customers).toEqual({
    new: 0,
    matched: 1,
    doubtful: 0,
    left_out: 0,
    erased: 1,
  });
  const kept = await h.db.pullItem.findFirstOrThrow({ where: { pullId: id, kind: "customer", remoteId: ada } });
  expect(kept).toMatchObject({ label: "", sku: "", payload: null, customerId: null });
  await applyPull(h.db, h.business.id, id, WISHED);
  expect(await drainPull(h, id)).toMatchObject({ status: "completed" });
  expect((await customers()).map(({ name }) => name)).toEqual([`#${taken.id}`, "sam@example.test"]);
  const { preview } = await getPull(h.db, h.business.id, id);
  expect(preview?.results.customers).toEqual({ taken: 1, erased: 1, unnamed: 0 });
  expect(await h.db.customerLink.findMany({ where: { storeId: h.store.id, remoteId: ada } })).toEqual([
    { storeId: h.store.id, remoteId: ada, customerId: null, erasedAt: expect.any(Date) },
  ]);
});

test("a customer who is erased while a preview waits stays out of it, and of the next one", async () => {
  await h.db.customer.create({ data: { businessId: h.business.id, name: "Ada", email: "ada@example.test" } });
  await ownerOf(h).post("customers", ADA);
  const { id } = await readStore(h);
  const user = await createUser(h.db, h.business.id);
  const [ada] = await customers();
  await eraseCustomer(h.db, { id: user.id, businessId: h.business.id }, ada!.id);
  await applyPull(h.db, h.business.id, id, WISHED);
  await drainPull(h, id);
  await takeOver(h, { customers: true });
  expect((await customers()).map(({ name }) => name)).toEqual([`#${ada!.id}`]);
});
