/** One day of the business's calendar. Amounts are what was sold less what was given back. */
export type SalesDay = {
  /** 2026-11-23 */
  date: string;
  pos: string;
  woocommerce: string;
  posCount: number;
  woocommerceCount: number;
};

export type SalesOverview = {
  /** Four weeks, the oldest first; the last one is today. */
  days: SalesDay[];
  currency: string;
  /** Final sales of the four weeks in another currency: they are in no sum. */
  otherCurrencyCount: number;
};
