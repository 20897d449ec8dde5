import type { SeededShop } from "@/prisma/seed/seed-shop";
import type { TillEvent, TillGoods } from "./plan-till-weeks";

export type Goods = TillGoods & {
  name: string;
  sku: string;
  taxRates: { id: number; name: string; percent: string }[];
};

export type SaleEvent = Extract<TillEvent, { kind: "sale" }>;

/** What the rows of the past refer to: the ids of users and customers by their index in the plan. */
export type Past = { shop: SeededShop; currency: string; sellers: number[]; shoppers: number[] };
