import { describe, expect, test } from "vitest";
import { suggestClasses, suggestRates } from "./suggest-mappings";

const classes = [
  { slug: "", name: "Standard" },
  { slug: "reduced-rate", name: "Reduced rate" },
  { slug: "zero-rate", name: "Zero rate" },
];
const pos = (
  id: number,
  name: string,
  percent: string,
  values: { isArchived?: boolean; taxClass?: string | null; memberPercents?: string[] } = {},
) => ({
  id,
  name,
  percent,
  isArchived: false,
  taxClass: null,
  memberPercents: [],
  ...values,
});
const store = (id: number, name: string, percent: string, taxClass = "", taxRateId: number | null = null) => ({
  id,
  name,
  percent,
  taxClass,
  taxRateId,
});

describe("classes by percentage", () => {
  test.each([
    {
      name: "the class that has it",
      rates: [pos(1, "Low", "7")],
      theirs: [store(9, "VAT", "19"), store(8, "VAT", "7.0000", "reduced-rate")],
      expected: { 1: "reduced-rate" },
    },
    {
      name: "the standard class before others",
      rates: [pos(1, "VAT", "19")],
      theirs: [store(8, "A", "19", "reduced-rate"), store(9, "B", "19")],
      expected: { 1: "" },
    },
    {
      name: "the same name before the order",
      rates: [pos(1, "Books", "19")],
      theirs: [store(9, "B", "19"), store(8, "books ", "19", "reduced-rate")],
      expected: { 1: "reduced-rate" },
    },
    { name: "nothing without a match", rates: [pos(1, "Low", "7")], theirs: [store(9, "VAT", "19")], expected: {} },
    {
      name: "nothing for what is mapped, archived or zero",
      rates: [pos(1, "A", "19", { taxClass: "zero-rate" }), pos(2, "B", "19", { isArchived: true }), pos(3, "C", "0")],
      theirs: [store(9, "VAT", "19"), store(7, "None", "0", "zero-rate")],
      expected: {},
    },
    {
      name: "of a group the sum, else the class with all its rates",
      rates: [pos(1, "BC", "12", { memberPercents: ["5", "7"] })],
      theirs: [store(9, "GST", "5"), store(8, "GST", "5.0000", "reduced-rate"), store(7, "PST", "7", "reduced-rate")],
      expected: { 1: "reduced-rate" },
    },
    {
      name: "of a group the sum first",
      rates: [pos(1, "BC", "12", { memberPercents: ["5", "7"] })],
      theirs: [store(9, "GST", "5"), store(8, "PST", "7"), store(7, "HST", "12", "reduced-rate")],
      expected: { 1: "reduced-rate" },
    },
    {
      name: "of a group nothing where one of its rates is missing",
      rates: [pos(1, "Twice", "10", { memberPercents: ["5", "5"] })],
      theirs: [store(9, "GST", "5"), store(8, "PST", "5", "reduced-rate")],
      expected: {},
    },
    {
      name: "nothing of a class that is gone",
      rates: [pos(1, "A", "19")],
      theirs: [store(9, "VAT", "19", "old-class")],
      expected: {},
    },
  ])("$name", ({ rates, theirs, expected }) => expect(suggestClasses(rates, theirs, classes)).toEqual(expected));
});

describe("rates by percentage", () => {
  test.each([
    {
      name: "the same percentage, however it is written",
      theirs: [store(9, "VAT", "8.2500")],
      rates: [pos(1, "Sales tax", "8.25")],
      expected: { 9: 1 },
    },
    {
      name: "the same name first",
      theirs: [store(9, "City", "1")],
      rates: [pos(1, "County", "1"), pos(2, "city", "1")],
      expected: { 9: 2 },
    },
    {
      name: "a rate before a group of the same sum, and the group where there is no rate",
      theirs: [store(9, "HST", "12"), store(8, "Both", "13")],
      rates: [
        pos(1, "BC", "12", { memberPercents: ["5", "7"] }),
        pos(2, "Flat", "12"),
        pos(3, "ON", "13", { memberPercents: ["5", "8"] }),
      ],
      expected: { 9: 2, 8: 3 },
    },
    {
      name: "nothing for what is mapped, nor to what is archived",
      theirs: [store(9, "A", "5", "", 4), store(8, "B", "6")],
      rates: [pos(1, "A", "5"), pos(2, "B", "6", { isArchived: true })],
      expected: {},
    },
  ])("$name", ({ theirs, rates, expected }) => expect(suggestRates(theirs, rates)).toEqual(expected));
});
