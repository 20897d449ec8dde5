/** Travels as JSON: percentages are decimal strings. */
export type PosRateView = {
  id: number;
  name: string;
  percent: string;
  isArchived: boolean;
  /** Percentages of a group's member rates; empty for a plain rate. */
  memberPercents: string[];
  /** Number of products with this rate that are sent to the store. */
  products: number;
  /** Slug of the mapped class: "" is the standard class, null unmapped. */
  taxClass: string | null;
};

export type StoreRateView = {
  id: number;
  name: string;
  percent: string;
  /** Slug of the rate's class; "" is the standard class. */
  taxClass: string;
  /** Where the rate applies, e.g. "US CA 90*". */
  place: string;
  taxRateId: number | null;
};

export type StoreClassView = { slug: string; name: string };

/** The store's answer, or its own error message when it refused. */
export type StoreTaxes =
  | { ok: true; rates: Omit<StoreRateView, "taxRateId">[]; classes: StoreClassView[]; hasMore: boolean }
  | { ok: false; errorCode: string; errorDetail: string | null };

export type TaxMappingView =
  | {
      ok: true;
      posRates: PosRateView[];
      storeRates: StoreRateView[];
      classes: StoreClassView[];
      /** The store has more rates than are shown. */
      hasMore: boolean;
      /** Suggestions for unmapped rates: local rate id → class slug, and remote rate id → local rate id. */
      suggestedClasses: Record<number, string>;
      suggestedRates: Record<number, number>;
    }
  | { ok: false; errorCode: string; errorDetail: string | null };

/** Taxes that cannot be sent to the store, or read from its orders, for lack of a mapping. */
export type TaxWarnings = {
  /** Rates without a class; their products are sent with the default class. */
  unmappedRates: { id: number; name: string; percent: string; products: number }[];
  /** Taxes of imported orders without a local rate. */
  unmappedTaxes: { label: string; percent: string | null; orders: number }[];
};
