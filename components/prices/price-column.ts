/** Null is the ordinary price, all else a price group. */
export type PriceColumn = { id: number | null; name: string };
