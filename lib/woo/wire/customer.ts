import { z } from "zod";
import { wooAddressSchema } from "./order";
import { wooDate, wooId, wooText } from "../resources/scalars";

export const wooCustomerSchema = z.object({
  id: wooId,
  email: wooText,
  first_name: wooText,
  last_name: wooText,
  username: wooText,
  role: wooText,
  billing: wooAddressSchema,
  shipping: wooAddressSchema,
  date_created_gmt: wooDate,
  date_modified_gmt: wooDate,
});

export type WooCustomer = z.infer<typeof wooCustomerSchema>;
