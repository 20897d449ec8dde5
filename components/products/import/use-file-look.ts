"use client";

import { useQuery } from "@tanstack/react-query";
import type { ColumnChoices } from "@/lib/catalog/import/columns";
import { type FileLook, MAX_IMPORT_BYTES } from "@/lib/catalog/import/import-schema";
import { uploadJson } from "@/lib/http/upload-json";

/** What the chosen file holds and asks. It is sent anew when a person says what a column means. */
export function useFileLook(file: File | null, columns: ColumnChoices) {
  const chosen = JSON.stringify(columns);
  return useQuery({
    queryKey: ["products", "import", "look", file?.name, file?.size, file?.lastModified, chosen],
    queryFn: ({ signal }) =>
      uploadJson<FileLook>(
        `/api/products/imports/look?${new URLSearchParams({ columns: chosen })}`,
        file ?? new Blob(),
        {
          onProgress: () => undefined,
          signal,
        },
      ),
    enabled: file !== null && file.size <= MAX_IMPORT_BYTES,
    placeholderData: (previous) => previous,
    retry: false,
    staleTime: Infinity,
  });
}
