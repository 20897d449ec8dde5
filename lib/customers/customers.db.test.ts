import { beforeAll, expect, test } from "vitest";
import { listActivities } from "@/lib/activity/list-activities";
import { createBusiness, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { customerInputSchema } from "./customer-schema";
import { setCustomerArchived } from "./archive-customer";
import { getCustomer } from "./get-customer";
import { listCustomers } from "./list-customers";
import { createCustomer, updateCustomer } from "./save-customer";

const { db } = useTestDb();
const ADDRESS = { address1: "", address2: "", postcode: "", city: "", country: "" };

let editor: { id: number; businessId: number };

beforeAll(async () => {
  const { id: businessId } = await createBusiness(db());
  editor = { id: (await createUser(db(), businessId)).id, businessId };
});

function inputOf(values: Record<string, string>) {
  return customerInputSchema.parse({ name: "Amal", email: "", phone: "", note: "", address: ADDRESS, ...values });
}

test("an e-mail address belongs to one customer of a business, ignoring case", async () => {
  await createCustomer(db(), editor, inputOf({ email: " Amal@Example.com " }));
  await expect(createCustomer(db(), editor, inputOf({ email: "AMAL@example.COM" }))).rejects.toMatchObject({
    code: "conflict",
    fields: { email: "customerEmailTaken" },
  });
  const other = (await createBusiness(db())).id;
  await expect(
    createCustomer(db(), { ...editor, businessId: other }, inputOf({ email: "amal@example.com" })),
  ).resolves.toHaveProperty("id");
});

test("a change is recorded, and parts from an order stay", async () => {
  const { id } = await createCustomer(db(), editor, inputOf({ name: "Before" }));
  await db().customer.update({ where: { id }, data: { billing: { company: "Tea & Co", city: "Cairo" } } });
  await updateCustomer(db(), editor, id, {
    ...inputOf({ name: "After", phone: "123" }),
    address: { ...ADDRESS, city: "Giza" },
  });
  expect(await getCustomer(db(), editor.businessId, id)).toMatchObject({
    name: "After",
    phone: "123",
    address: { city: "Giza" },
  });
  expect((await db().customer.findUniqueOrThrow({ where: { id } })).billing).toMatchObject({
    company: "Tea & Co",
    city: "Giza",
  });
  const { items } = await listActivities(db(), editor.businessId, { entity: "customer", entityId: id });
  expect(items.map(({ action, details }) => [action, details.before])).toEqual([
    ["customer.edited", "Before"],
    ["customer.created", undefined],
  ]);
});

test("pages follow each other by name, and a search finds parts of a name", async () => {
  const { id: businessId } = await createBusiness(db());
  for (const name of ["Dina", "Basma", "Amr", "Carim", "Basma"])
    await createCustomer(db(), { ...editor, businessId }, inputOf({ name }));
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCustomers(db(), businessId, { cursor }, 2);
    expect(page.total).toBe(5);
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(names).toEqual(["Amr", "Basma", "Basma", "Carim", "Dina"]);
  expect((await listCustomers(db(), businessId, { q: "ari" })).items.map(({ name }) => name)).toEqual(["Carim"]);
});

test("an archived customer is listed among archived ones only, can be read, and can be restored", async () => {
  const { id: businessId } = await createBusiness(db());
  const own = { ...editor, businessId };
  const { id } = await createCustomer(db(), own, inputOf({ name: "Zain", email: "zain@example.com" }));
  await setCustomerArchived(db(), own, id, true);
  await setCustomerArchived(db(), own, id, true);
  expect((await listCustomers(db(), businessId, {})).items).toEqual([]);
  expect((await listCustomers(db(), businessId, { archived: "yes", q: "zai" })).items.map(({ name }) => name)).toEqual([
    "Zain",
  ]);
  expect(await getCustomer(db(), businessId, id)).toMatchObject({ name: "Zain", isArchived: true });
  await expect(updateCustomer(db(), own, id, inputOf({}))).rejects.toMatchObject({ code: "not_found" });

  const { id: namesake } = await createCustomer(db(), own, inputOf({ name: "Zain", email: "zain@example.com" }));
  await expect(setCustomerArchived(db(), own, id, false)).rejects.toMatchObject({
    code: "conflict",
    message: "customerEmailTaken",
  });
  await setCustomerArchived(db(), own, namesake, true);
  await setCustomerArchived(db(), own, id, false);
  expect(await getCustomer(db(), businessId, id)).toMatchObject({ isArchived: false });
  const { items } = await listActivities(db(), businessId, { entity: "customer", entityId: id });
  expect(items.map(({ action }) => action)).toEqual(["customer.restored", "customer.archived", "customer.created"]);
  await expect(setCustomerArchived(db(), editor, id, true)).rejects.toMatchObject({ code: "not_found" });
});

test("another business can neither read nor change a customer", async () => {
  const { id } = await createCustomer(db(), editor, inputOf({}));
  const { id: other } = await createBusiness(db());
  await expect(getCustomer(db(), other, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(updateCustomer(db(), { ...editor, businessId: other }, id, inputOf({}))).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await listActivities(db(), other, {})).items).toEqual([]);
});
