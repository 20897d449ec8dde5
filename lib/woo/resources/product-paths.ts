export const PRODUCTS_PATH = "products";

/** The collection of one product's variations. */
export const variationsPath = (parentId: number) => `${PRODUCTS_PATH}/${parentId}/variations`;
