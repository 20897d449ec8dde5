"use client";

import type { TillPage } from "@/lib/sales/till-view";
import { useList } from "@/components/list/use-list";

type TileFilter = { locationId: number; q: string; categoryId: number | null };

function searchOf({ locationId, q, categoryId }: TileFilter): string {
  const params = new URLSearchParams({ locationId: String(locationId) });
  if (q) params.set("q", q);
  // A search covers all categories: a person who types a name does not know its category.
  else if (categoryId !== null) params.set("category", String(categoryId));
  return params.toString();
}

/** The tiles. The server's first view is used for its own location, without a search. */
export function useTillItems(filter: TileFilter, { locationId, page }: { locationId: number; page: TillPage }) {
  const initial = { search: searchOf({ locationId, q: "", categoryId: null }), page };
  return useList({ key: ["till", "products"], path: "/api/till/products", search: searchOf(filter), initial });
}
