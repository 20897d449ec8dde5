import type { Invariant } from "./snapshot";

export const onceInTheStore: Invariant = {
  rule: "each product on sale is in the store once, and linked with that one",
  check: ({ goods, products }) =>
    goods
      .filter(({ isOnSale }) => isOnSale)
      .flatMap(({ sku, linkedId }) => {
        const found = products.filter((product) => product.sku === sku && product.status !== "trash");
        if (found.length !== 1) return [`${sku} is in the store ${found.length} times`];
        return found[0]?.id === linkedId ? [] : [`${sku} is ${found[0]?.id} in the store, and linked with ${linkedId}`];
      }),
};

export const nothingElseInTheStore: Invariant = {
  rule: "the store has no product that the POS does not know",
  check: ({ goods, parentSkus, products }) => {
    const known = new Set([...goods.map(({ sku }) => sku), ...parentSkus]);
    return products
      .filter(({ sku }) => !known.has(sku))
      .map(({ id, sku, name }) => `product ${id} of the store (${name}, SKU "${sku}") is nobody's`);
  },
};

export const oneParentEach: Invariant = {
  rule: "no variable product is in the store twice",
  check: ({ products }) => {
    const skus = products.filter(({ type, status }) => type === "variable" && status !== "trash").map(({ sku }) => sku);
    return skus.filter((sku, position) => skus.indexOf(sku) !== position).map((sku) => `${sku} is in the store twice`);
  },
};
