import { z } from "zod";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { ADDRESS_FIELDS, type AddressField, type CustomerView } from "./customer-schema";

const storedAddressSchema = z.record(z.string(), z.unknown()).catch({});

/**
 * A customer, archived or not, with the number and sum of final sales.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such customer
 */
export async function getCustomer(db: Db | Tx, businessId: number, id: number): Promise<CustomerView> {
  const customer = await db.customer.findFirst({ where: { id, businessId } });
  if (customer === null) throw new AppError("not_found", "notFound");
  const sold = await db.sale.aggregate({
    where: { businessId, customerId: id, status: "final" },
    _count: { _all: true },
    _sum: { total: true, refundedTotal: true },
    _max: { soldAt: true },
  });
  return {
    id: customer.id,
    isArchived: customer.isArchived,
    isErased: customer.erasedAt !== null,
    name: customer.name,
    email: customer.email ?? "",
    phone: customer.phone ?? "",
    note: customer.note,
    address: toAddress(customer.billing),
    createdAt: customer.createdAt.toISOString(),
    saleCount: sold._count._all,
    spent: sold._sum.total?.minus(sold._sum.refundedTotal ?? 0).toFixed() ?? "0",
    lastSoldAt: sold._max.soldAt?.toISOString() ?? null,
  };
}

function toAddress(stored: unknown): CustomerView["address"] {
  const known = storedAddressSchema.parse(stored ?? {});
  const textOf = (field: AddressField) => (typeof known[field] === "string" ? known[field] : "");
  return Object.fromEntries(ADDRESS_FIELDS.map((field) => [field, textOf(field)])) as Record<AddressField, string>;
}
