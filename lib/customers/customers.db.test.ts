import { beforeAll, expect, test } from "vitest";
import { listActivities } from "@/lib/activity/list-activities";
import { createBusiness, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { customerInputSchema } from "./customer-schema";
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

test("an e-mail address belongs to one customer of a business, whatever its case", async () => {
  await createCustomer(db(), editor, inputOf({ email: " Amal@Example.com " }));
  await expect(createCustomer(db(), editor, inputOf({ email: "AMAL@example.COM" }))).rejects.toMatchObject({
    code: "conflict", fields: { email: "customerEmailTaken" },
  });
  const other = (await createBusiness(db())).id;
  await expect(createCustomer(db(), { ...editor, businessId: other }, inputOf({ email: "amal@example.com" }))).resolves.toHaveProperty("id");
});

test("a change is written down, and keeps what an order brought", async () => {
  const { id } = await createCustomer(db(), editor, inputOf({ name: "Before" }));
  await db().customer.update({ where: { id }, data: { billing: { company: "Tea & Co", city: "Cairo" } } });
  await updateCustomer(db(), editor, id, { ...inputOf({ name: "After", phone: "123" }), address: { ...ADDRESS, city: "Giza" } });
  expect(await getCustomer(db(), editor.businessId, id)).toMatchObject({ name: "After", phone: "123", address: { city: "Giza" } });
  expect((await db().customer.findUniqueOrThrow({ where: { id } })).billing).toMatchObject({ company: "Tea & Co", city: "Giza" });
  const { items } = await listActivities(db(), editor.businessId, { entity: "customer", entityId: id });
  expect(items.map(({ action, details }) => [action, details.before])).toEqual([["customer.edited", "Before"], ["customer.created", undefined]]);
});

test("pages follow each other by name, and a search finds a part of it", async () => {
  const { id: businessId } = await createBusiness(db());
  for (const name of ["Dina", "Basma", "Amr", "Carim", "Basma"]) await createCustomer(db(), { ...editor, businessId }, inputOf({ name }));
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

test("another business sees and changes nothing", async () => {
  const { id } = await createCustomer(db(), editor, inputOf({}));
  const { id: other } = await createBusiness(db());
  await expect(getCustomer(db(), other, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(updateCustomer(db(), { ...editor, businessId: other }, id, inputOf({}))).rejects.toMatchObject({ code: "not_found" });
  expect((await listActivities(db(), other, {})).items).toEqual([]);
});
