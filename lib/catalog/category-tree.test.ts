import { expect, test } from "vitest";
import { branchIds, toCategoryTree } from "./category-tree";

const ROWS = [
  { id: 1, parentId: null, name: "Coffee & Tea", productCount: 1 },
  { id: 4, parentId: 2, name: "Decaf", productCount: 4 },
  { id: 2, parentId: 1, name: "Coffee", productCount: 2 },
  { id: 3, parentId: null, name: "Gifts", productCount: 0 },
];

test("each category is followed by its descendants, with paths and summed counts", () => {
  const tree = toCategoryTree(ROWS);
  expect(tree.map(({ id, depth, totalCount, hasChildren }) => [id, depth, totalCount, hasChildren])).toEqual([
    [1, 0, 7, true],
    [2, 1, 6, true],
    [4, 2, 4, false],
    [3, 0, 0, false],
  ]);
  expect(tree[2]?.path).toEqual(["Coffee & Tea", "Coffee", "Decaf"]);
});

test("a branch is the category and all its descendants", () => {
  expect([...branchIds(toCategoryTree(ROWS), 1)].sort()).toEqual([1, 2, 4]);
  expect([...branchIds(toCategoryTree(ROWS), 3)]).toEqual([3]);
});
