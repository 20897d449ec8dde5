"use client";

import { useState } from "react";
import type { ColumnChoices } from "@/lib/catalog/import/columns";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { useFileLook } from "./use-file-look";

/** The file with what a person says of it. Another file forgets what was said of the one before. */
export function useUploadChoices(choices: CatalogChoices) {
  const [file, setFile] = useState<File | null>(null);
  const [columns, setColumns] = useState<ColumnChoices>({});
  const [chosenTaxes, setTaxes] = useState<Record<string, string>>({});
  const look = useFileLook(file, columns);
  const found = file === null ? null : (look.data ?? null);
  const taxes = Object.fromEntries(
    (found?.taxClasses ?? []).map(({ key, rateId }) => {
      const proposed = choices.taxRates.length === 0 ? "none" : rateId === null ? "" : String(rateId);
      return [key, chosenTaxes[key] ?? proposed];
    }),
  );
  const choose = (next: File | null) => {
    setFile(next);
    setColumns({});
    setTaxes({});
  };
  return { file, choose, columns, setColumns, taxes, setTaxes, look, found };
}
