/** Percents are decimal texts: these travel as JSON. */
export type PosRateView = {
  id: number;
  name: string;
  percent: string;
  isArchived: boolean;
  /** Percentages of the rates that a group adds up; none for a plain rate. */
  memberPercents: string[];
  /** Products with this rate that go to the store. */
  products: number;
  /** Slug of the mapped class; the standard one is "", none is null. */
  taxClass: string | null;
};

export type StoreRateView = {
  id: number;
  name: string;
  percent: string;
  /** Slug of its class, "" for the standard one. */
  taxClass: string;
  /** Where it holds, e.g. "US CA 90*". */
  place: string;
  taxRateId: number | null;
};

export type StoreClassView = { slug: string; name: string };

/** What the store answered; its own words when it refused. */
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
      /** By percentage: POS rate id → class slug, and store rate id → POS rate id. Only for what is not mapped. */
      suggestedClasses: Record<number, string>;
      suggestedRates: Record<number, number>;
    }
  | { ok: false; errorCode: string; errorDetail: string | null };

/** What can't be said to the store, or read from its orders, as taxes stand now. */
export type TaxWarnings = {
  /** Rates without a class; their products go out with the default class. */
  unmappedRates: { id: number; name: string; percent: string; products: number }[];
  /** Taxes of imported orders whose rate is not one of the POS's. */
  unmappedTaxes: { label: string; percent: string | null; orders: number }[];
};
