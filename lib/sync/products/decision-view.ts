import type { Page } from "@/lib/list/page";
import type { MatchCandidate } from "./match";

/** A product that waits for somebody to choose. Times are ISO texts: these travel as JSON. */
export type DecisionView = {
  id: number;
  product: { id: number; name: string; sku: string; type: "simple" | "variable" };
  candidates: (MatchCandidate & { linkedProduct: { id: number; name: string } | null })[];
  createdAt: string;
};

export type DecisionPage = Page<DecisionView>;
