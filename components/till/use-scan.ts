"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { toast } from "sonner";
import { fetchJson } from "@/lib/http/fetch-json";
import type { ScanResult, TillItem } from "@/lib/sales/till-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { TILL_TOAST } from "./till-toast";

/** The shortest barcode in use, UPC-E, has six digits. */
const BARCODE = /^\d{6,}$/;

type UseScanOptions = {
  locationId: number;
  onFound: (items: TillItem[], quantity: string) => void;
  /** Nothing has exactly this code: it may be part of a name. */
  onSearch: (text: string) => void;
};

export type PendingScan = { id: number; code: string };

/** Looks codes up while the next ones are scanned; the field is free at once. */
export function useScan({ locationId, onFound, onSearch }: UseScanOptions) {
  const t = useTranslations("till");
  const errorText = useApiError();
  const client = useQueryClient();
  const counter = useRef(0);
  const [pending, setPending] = useState<PendingScan[]>([]);

  async function scan(text: string) {
    const id = (counter.current += 1);
    setPending((before) => [...before, { id, code: text }]);
    try {
      const params = new URLSearchParams({ code: text, locationId: String(locationId) });
      const { quantity, code, items } = await client.fetchQuery({
        queryKey: ["till", "scan", params.toString()],
        queryFn: ({ signal }) => fetchJson<ScanResult>(`/api/till/scan?${params}`, { signal }),
      });
      if (items.length > 0) return onFound(items, quantity);
      // A word is searched among the names instead, and the tiles show the result.
      if (BARCODE.test(code)) toast.error(t("scan.unknown", { code }), TILL_TOAST);
      onSearch(code);
    } catch (error) {
      toast.error(errorText(error), TILL_TOAST);
      onSearch(text);
    } finally {
      setPending((before) => before.filter((lookup) => lookup.id !== id));
    }
  }

  return { scan, pending };
}
