"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useRef, useState } from "react";
import type { ColumnChoices } from "@/lib/catalog/import/columns";
import { type ApplyChoices, type FileLook, type ImportView, isUnderWay } from "@/lib/catalog/import/import-schema";
import { fetchJson } from "@/lib/http/fetch-json";
import { uploadJson } from "@/lib/http/upload-json";

const keyOf = (id: number | null) => ["products", "import", id] as const;
const POLL_MS = 1000;

export type ImportChoices = {
  file: File;
  existing: "update" | "skip";
  location: string;
  taxes: Record<string, string>;
  columns: ColumnChoices;
  decimals: FileLook["decimals"];
  images: "fetch" | "leave";
};

/** The import on the page, polled each second while it is active, and not at all otherwise. */
export function useImport(initial: ImportView | null) {
  const client = useQueryClient();
  const params = useSearchParams();
  const [id, setId] = useState(initial?.id ?? idIn(params));
  const current = useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => {
      const view = await fetchJson<ImportView>(`/api/products/imports/${id}`, { signal });
      if (view.status === "completed") {
        void client.invalidateQueries({ queryKey: ["products", "list"] });
        void client.invalidateQueries({ queryKey: ["products", "one"] });
      }
      return view;
    },
    enabled: id !== null,
    initialData: initial !== null && initial.id === id ? initial : undefined,
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? POLL_MS : false),
  });
  const show = (view: ImportView) => {
    client.setQueryData(keyOf(view.id), view);
    setId(view.id);
    writeAddress(view.id);
  };
  const [sent, setSent] = useState(0);
  const sending = useRef<AbortController | null>(null);
  const upload = useMutation({
    mutationFn: ({ file, existing, location, taxes, columns, decimals, images }: ImportChoices) => {
      const params = new URLSearchParams({
        fileName: file.name,
        existing,
        ...(location === "" ? {} : { location }),
        taxes: JSON.stringify(taxes),
        columns: JSON.stringify(columns),
        decimals,
        images,
      });
      const controller = new AbortController();
      sending.current = controller;
      setSent(0);
      return uploadJson<ImportView>(`/api/products/imports?${params}`, file, {
        onProgress: setSent,
        signal: controller.signal,
      });
    },
    onSuccess: show,
  });
  const act = useMutation({
    mutationFn: (action: ApplyChoices | "cancel") =>
      action === "cancel"
        ? fetchJson<ImportView>(`/api/products/imports/${id}/cancel`, { method: "POST" })
        : fetchJson<ImportView>(`/api/products/imports/${id}/apply`, { method: "POST", body: action }),
    onSuccess: show,
  });
  const stopUpload = () => {
    sending.current?.abort();
    upload.reset();
  };
  const startOver = () => {
    setId(null);
    writeAddress(null);
  };
  return { current: current.data ?? null, upload, sent, act, stopUpload, startOver };
}

const PARAM = "import";

function idIn(params: URLSearchParams): number | null {
  const id = params.get(PARAM) ?? "";
  return /^[1-9]\d{0,9}$/.test(id) ? Number(id) : null;
}

/** The browser's Back shows the page as the server sent it before the upload; the address then names the import. */
function writeAddress(id: number | null): void {
  const { pathname } = window.location;
  window.history.replaceState(null, "", id === null ? pathname : `${pathname}?${PARAM}=${id}`);
}
