import { randomUUID } from "node:crypto";
import { Decimal } from "decimal.js";
import { DEFAULT_ROLES, type RoleName } from "@/lib/auth/permissions";
import type { Db } from "@/lib/db";
import type { SaleRequest } from "@/lib/sales/cart-schema";
import type { Seller } from "@/lib/sales/refuse-shortages";
import { createBusiness, createLocation, createProduct, createTaxRate, createUser } from "./factories";

export type Till = Awaited<ReturnType<typeof openTill>>;

/** A business with a location to sell from, where everything costs 10 and has 10 % tax. */
export async function openTill(db: Db) {
  const businessId = (await createBusiness(db)).id;
  const locationId = (await createLocation(db, businessId)).id;
  const taxRateId = (await createTaxRate(db, businessId, "10")).id;

  async function sellerOf(roleName: RoleName, business = businessId): Promise<Seller> {
    const user = await createUser(db, business, roleName);
    return { id: user.id, businessId: business, permissions: DEFAULT_ROLES[roleName] };
  }

  async function productOf(stock: number, values: { price?: string; tracksStock?: boolean } = {}): Promise<number> {
    const product = await createProduct(db, businessId, {
      price: "10",
      taxRateId,
      stock: { [locationId]: stock },
      ...values,
    });
    return product.variations[0]!.id;
  }

  /** Sells one, paid in exact cash by default. */
  function requestOf(variationId: number, values: Partial<SaleRequest> & { quantity?: string } = {}): SaleRequest {
    const { quantity = "1", ...rest } = values;
    const expectedTotal = rest.expectedTotal ?? new Decimal("11").times(quantity).toFixed();
    return {
      clientKey: randomUUID(),
      heldSaleId: null,
      locationId,
      customerId: null,
      lines: [{ variationId, quantity, discount: null }],
      discount: null,
      note: "",
      payments: [{ method: "cash", amount: expectedTotal, reference: "" }],
      allowOversell: false,
      ...rest,
      expectedTotal,
    };
  }

  async function stockOf(variationId: number): Promise<string> {
    const level = await db.stockLevel.findUnique({ where: { variationId_locationId: { variationId, locationId } } });
    return level?.quantity.toFixed() ?? "0";
  }

  return { businessId, locationId, taxRateId, sellerOf, productOf, requestOf, stockOf };
}
