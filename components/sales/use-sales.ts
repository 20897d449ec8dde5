"use client";

import type { SalePage } from "@/lib/sales/sale-view";
import { type FirstPage, useList } from "@/components/list/use-list";

/** The list of sales, by its filters as a query string. */
export const useSales = (search: string, initial: FirstPage<SalePage>) =>
  useList<SalePage>({ key: ["sales", "list"], path: "/api/sales", search, initial });
