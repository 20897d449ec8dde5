import { z } from "zod";
import type { ListQuery } from "@/lib/list/filter";
import type { Page } from "@/lib/list/page";

const text = (max: number) => z.string().trim().max(max, "tooLong");

/** The parts of an address in the form. An order's address may have further parts, which stay stored. */
export const ADDRESS_FIELDS = ["address1", "address2", "postcode", "city", "country"] as const;

export type AddressField = (typeof ADDRESS_FIELDS)[number];

/** For the form and the API. Messages are keys of `errors`. */
export const customerInputSchema = z.object({
  name: text(200).min(1, "required"),
  email: text(254)
    .toLowerCase()
    .refine((email) => email === "" || z.email().safeParse(email).success, "badEmail"),
  phone: text(50),
  note: text(2000),
  address: z.object({
    address1: text(200),
    address2: text(200),
    postcode: text(20),
    city: text(100),
    country: text(100),
  }),
});

export type CustomerInput = z.infer<typeof customerInputSchema>;

export const customerFilterSchema = z.object({
  q: z.string().trim().max(200, "tooLong").optional(),
  /** Archived customers instead of the others. */
  archived: z.literal("yes").optional(),
});

export type CustomerFilter = z.infer<typeof customerFilterSchema>;
export type CustomerQuery = ListQuery<CustomerFilter>;

export type CustomerListItem = {
  id: number;
  name: string;
  email: string | null;
  phone: string | null;
  city: string;
  saleCount: number;
  lastSoldAt: string | null;
};

export type CustomerPage = Page<CustomerListItem> & { total: number };

export type CustomerView = CustomerInput & {
  id: number;
  isArchived: boolean;
  isErased: boolean;
  createdAt: string;
  saleCount: number;
  spent: string;
  lastSoldAt: string | null;
};
