import { lockAttributes } from "../lock-attributes";
import { insertMovements } from "./queries/differing-stock";
import { insertAttributes, insertAttributeValues } from "./queries/insert-attributes";
import { hasPathBelow, insertCategories } from "./queries/insert-categories";
import { insertProducts } from "./queries/insert-products";
import { insertProductAttributes, insertVariationOptions, insertVariations } from "./queries/insert-variations";
import { lockKnownLevels, lockKnownProducts } from "./queries/lock-known";
import { recordProducts } from "./queries/record-products";
import { replaceImages } from "./queries/replace-images";
import { updateProducts } from "./queries/update-products";
import { updateVariations } from "./queries/update-variations";
import { MAX_CATEGORY_DEPTH } from "./read-row";
import type { WriteStep } from "./queries/write-scope";

const createCategories: WriteStep = async (tx, scope) => {
  for (let depth = 0; depth < MAX_CATEGORY_DEPTH && (await hasPathBelow(tx, scope.importId, depth)); depth++) {
    await insertCategories(tx, scope, depth);
  }
};

const createAttributes: WriteStep = async (tx, scope) => {
  await lockAttributes(tx, scope.businessId);
  await insertAttributes(tx, scope);
  await insertAttributeValues(tx, scope);
};

const createVariations: WriteStep = async (tx, scope) => {
  await insertProductAttributes(tx, scope);
  await insertVariations(tx, scope);
  await insertVariationOptions(tx, scope);
};

const writeKnownStock: WriteStep = async (tx, scope) => {
  await lockKnownLevels(tx, scope);
  await insertMovements(tx, scope, "update");
};

/** Nobody knows of new variations before all of the file is written, so their stock comes last. */
const writeNewStock: WriteStep = (tx, scope) => insertMovements(tx, scope, "create");

/**
 * The writing in its order. Steps that insert only new rows come first, so that the till waits as briefly as possible.
 * Levels are locked before products, as a sale locks them: the other way round an import and the till could wait for
 * each other.
 */
export const WRITE_STEPS: readonly WriteStep[] = [
  createCategories,
  createAttributes,
  insertProducts,
  writeKnownStock,
  lockKnownProducts,
  updateProducts,
  createVariations,
  updateVariations,
  replaceImages,
  recordProducts,
  writeNewStock,
];
