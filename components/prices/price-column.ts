/** Null is the ordinary price, otherwise a price group's id. */
export type PriceColumn = { id: number | null; name: string };
