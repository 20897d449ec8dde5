import type { ProductListItem } from "@/lib/catalog/product-view";
import type { PullChoice, PullPhase, PullStatus, PullVerdict } from "@/lib/generated/prisma/enums";
import type { Page } from "@/lib/list/page";
import type { OrderCounts, PullDoubt, PullResults, PullTaxChoice } from "./pull-schema";
import type { Taker } from "./refuse-match";

/** Times are ISO strings, because the views travel as JSON. */
export type PullView = {
  id: number;
  storeId: number;
  status: PullStatus;
  phase: PullPhase;
  total: number;
  done: number;
  isCancelling: boolean;
  /** When a pull that waits for the store continues. */
  resumeAt: string | null;
  errorCode: string | null;
  errorDetail: string | null;
  createdAt: string;
  finishedAt: string | null;
  /** What was found; null while the store is read. */
  preview: PullPreview | null;
};

export type PullPreview = {
  counts: Record<PullVerdict, number>;
  /** Products that are linked by now. */
  linked: number;
  /** Each doubt with the number of its products and what happens to them. */
  doubts: { code: PullDoubt; count: number; choice: PullChoice }[];
  /** Why products are left out, with their number. */
  reasons: { code: string; count: number }[];
  taxes: PullTaxView[];
  /** The store's registered customers. Those that were erased here are not among the left out. */
  customers: Record<PullVerdict | "erased", number>;
  /** Months → orders placed within them; null where orders are not imported. */
  orders: OrderCounts | null;
  /** What became of customers and orders so far. */
  results: PullResults;
  /** Images of the products that were taken over. */
  images: { total: number; waiting: number; failed: number };
};

/** A tax class of the products, with the local rate that it gets. */
export type PullTaxView = {
  taxClass: string;
  name: string;
  count: number;
  choice: PullTaxChoice;
  /** The rate of the store that a new one would be like; null when the store has none. */
  made: { name: string; percent: string } | null;
};

export type PullProductView = {
  remoteId: number;
  label: string;
  sku: string;
  verdict: PullVerdict;
  doubts: string[];
  reason: string | null;
  /** A person's choice for this product; null for the one of its doubts. */
  choice: PullChoice | null;
  productId: number | null;
  /** The product of the shop that it is matched with. */
  product: { id: number; name: string; sku: string } | null;
  /** Whether a person chose the match, or that there is none. */
  isMatchChosen: boolean;
  /** Whether a person may choose the match. */
  canMatch: boolean;
  /** Whether a person may have it made anew in spite of its match. */
  canBeNew: boolean;
  /** The variations of a matched product that have no match. */
  unmatched: UnmatchedVariations | null;
  isLinked: boolean;
};

/** Values of the store's, and SKUs of the shop's; the first few, with the number of all. */
export type UnmatchedVariations = Record<"store" | "shop", { names: string[]; count: number }>;

export type PullProductPage = Page<PullProductView>;

/** A product of the shop that a person could match; `taker` is the match that it has already. */
export type MatchCandidate = Pick<
  ProductListItem,
  "id" | "name" | "sku" | "image" | "priceFrom" | "priceTo" | "variationCount"
> & { taker: Taker | null };

export type MatchCandidatePage = Page<MatchCandidate>;

/** Whether the pull continues without a person, so that the page polls. */
export function isPulling({ status }: Pick<PullView, "status">): boolean {
  return status === "reading" || status === "applying";
}
