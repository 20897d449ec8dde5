"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { fetchJson } from "@/lib/http/fetch-json";
import { connectionTestSchema } from "@/lib/sync/stores/store-input-schema";
import type { ConnectionTestView, StoreDetails } from "@/lib/sync/runs/sync-view";
import type { StoreForm } from "./store-form";

type TestBody = { storeId: number | null; url: string; consumerKey: string; consumerSecret: string };

function testKey(storeId: number | null) {
  return ["woocommerce", "connection-test", storeId] as const;
}

/**
 * Tests the typed or the saved connection. The answer is cached under the store's id, so that the settings page still
 * has it after a store was added.
 */
export function useConnectionTest(form: StoreForm, store: StoreDetails | null) {
  const queries = useQueryClient();
  const storeId = store?.id ?? null;
  const test = useMutation({
    mutationFn: (body: TestBody) =>
      fetchJson<ConnectionTestView>("/api/woocommerce/connection-test", { method: "POST", body }),
    onSuccess: (result, body) => {
      if (body.consumerKey === "" && body.consumerSecret === "") queries.setQueryData(testKey(body.storeId), result);
    },
  });
  const typed = useWatch({ control: form.control, name: ["url", "consumerKey", "consumerSecret"] }).join("\n");
  const [tested, setTested] = useState<string | null>(null);
  const isSaved = store?.hasKeys === true && typed === [store?.url ?? "", "", ""].join("\n");
  const known = queries.getQueryData<ConnectionTestView>(testKey(storeId)) ?? null;
  const saved: ConnectionTestView | null = store?.profile ? { ok: true, profile: store.profile } : null;

  /** Validates the three fields of the connection first; the rest of the form may still be invalid. */
  function run() {
    const [url, consumerKey, consumerSecret] = form.getValues(["url", "consumerKey", "consumerSecret"]);
    const parsed = connectionTestSchema.safeParse({ storeId, url, consumerKey, consumerSecret });
    form.clearErrors(["url", "consumerKey", "consumerSecret"]);
    for (const issue of parsed.error?.issues ?? []) {
      const field = issue.path[0];
      if (field === "url" || field === "consumerKey" || field === "consumerSecret")
        form.setError(field, { message: issue.message });
    }
    const isMissing = consumerKey.trim() === "" && !store?.hasKeys;
    if (isMissing) form.setError("consumerKey", { message: "required" });
    if (!parsed.success || isMissing) return;
    setTested(typed);
    test.mutate({ ...parsed.data });
  }

  return {
    // For the currently typed keys only: other keys have another result.
    result: tested === typed ? (test.data ?? null) : isSaved ? (known ?? saved) : null,
    error: tested === typed ? test.error : null,
    isPending: test.isPending,
    run,
    /** Tests the saved keys after a save. Resolves also when the store can't be reached. */
    runSaved: async (id: number, url: string) => {
      await test.mutateAsync({ storeId: id, url, consumerKey: "", consumerSecret: "" }).catch(() => null);
    },
  };
}
