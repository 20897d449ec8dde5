/** One day in the business's time zone. Amounts are totals less refunds, as decimal strings. */
export type SalesDay = {
  /** 2026-11-23 */
  date: string;
  pos: string;
  woocommerce: string;
  posCount: number;
  woocommerceCount: number;
};

export type SalesOverview = {
  /** Four weeks, oldest first, until today. */
  days: SalesDay[];
  currency: string;
  /** Final sales of the four weeks in another currency. No sum includes them. */
  otherCurrencyCount: number;
};
