import type { Page } from "@/lib/list/page";
import type { MatchCandidate } from "./match";

/** A product that needs a decision. Times are ISO strings, because the view is sent as JSON. */
export type DecisionView = {
  id: number;
  product: { id: number; name: string; sku: string; type: "simple" | "variable" };
  candidates: (MatchCandidate & { linkedProduct: { id: number; name: string } | null })[];
  createdAt: string;
};

export type DecisionPage = Page<DecisionView>;
