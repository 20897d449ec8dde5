"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { changeFilter, type FilterSchema, type FilterValues, readFilter, writeFilter } from "@/lib/list/filter";

type Changes<F> = Partial<Record<keyof F, string>>;

/** The filters of this page's list, and how to change them. */
export type Filters<F> = {
  filter: F;
  /** The filters as a query string; empty when nothing is filtered. */
  search: string;
  isFiltered: boolean;
  /** Sets some of the filters; an empty text clears a filter. */
  change: (changes: Changes<F>) => void;
  clear: () => void;
  /** `value` and `onChange` for the control of one filter. */
  bind: (name: keyof F) => { value: string; onChange: (value: string) => void };
  /** Changes with each clearing: the key of controls with a value that is in no filter, such as a refused day. */
  clearings: number;
};

/**
 * The filters are in the address, so that a list can be shared and revisited. `onChange` is called before they
 * change.
 */
export function useFilter<F extends FilterValues>(schema: FilterSchema<F>, onChange?: () => void): Filters<F> {
  const filter = readFilter(schema, useSearchParams());
  const search = writeFilter(schema, filter);
  const [clearings, setClearings] = useState(0);

  function change(changes: Changes<F>) {
    onChange?.();
    // Read from the current address, not from the last render, because a search box reports late.
    const next = changeFilter(schema, window.location.search, changes);
    // Not router.replace, which would fetch the page as well as the list.
    window.history.replaceState(null, "", next === "" ? window.location.pathname : `?${next}`);
  }

  return {
    filter,
    search,
    isFiltered: search !== "",
    change,
    clear: () => {
      setClearings(clearings + 1);
      change(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, ""])) as Changes<F>);
    },
    bind: (name) => ({
      value: String(filter[name] ?? ""),
      onChange: (value) => change({ [name]: value } as Changes<F>),
    }),
    clearings,
  };
}
