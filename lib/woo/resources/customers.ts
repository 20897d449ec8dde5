import { z } from "zod";
import type { CallOptions } from "../call-store";
import type { WooClient } from "../woo-client";
import { orderText } from "./order-scalars";
import { wooAddressSchema } from "./orders";
import { fetchPage, type PulledPage } from "./pulled";
import { wooId } from "./scalars";

/** A registered customer: what the shop has of one, and nothing else. */
export const pulledCustomerSchema = z.object({
  id: wooId,
  email: orderText,
  first_name: orderText,
  last_name: orderText,
  billing: wooAddressSchema,
  shipping: wooAddressSchema,
});
export type PulledCustomer = z.infer<typeof pulledCustomerSchema>;

/** Fetches a page of a hundred people with the role of a customer, who are not staff. @param page from 1 @throws WooError */
export function fetchCustomerPage(
  client: WooClient,
  page: number,
  options: CallOptions = {},
): Promise<PulledPage<PulledCustomer>> {
  const query = { role: "customer", _fields: Object.keys(pulledCustomerSchema.shape).join(",") };
  return fetchPage(client, "customers", query, pulledCustomerSchema, page, options);
}
