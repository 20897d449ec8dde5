"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { fetchJson, isRefusal, RequestError } from "@/lib/http/fetch-json";
import type { StoreInput } from "@/lib/sync/stores/store-input-schema";
import type { StoreChoices, StoreDetails } from "@/lib/sync/runs/sync-view";
import { wooHref } from "../woo-href";
import { type StoreForm, toFormFields } from "./store-form";

type Options = {
  store: StoreDetails | null;
  choices: StoreChoices;
  /** Called when address or keys are new, so that they are tested at once. */
  onSaved: (storeId: number, url: string) => Promise<void>;
};

/** Saves the form. A refusal leaves the typed values unchanged and marks the refused fields. */
export function useSaveStore(form: StoreForm, { store, choices, onSaved }: Options) {
  const router = useRouter();
  const [move, setMove] = useState<{ count: number; url: string; input: StoreInput } | null>(null);
  const save = useMutation({
    mutationFn: async (input: StoreInput) => {
      const hasNewConnection = input.consumerKey !== "" || (store?.hasKeys === true && input.url !== store.url);
      const { id } = await (store === null
        ? fetchJson<{ id: number }>("/api/woocommerce/stores", { method: "POST", body: input })
        : fetchJson<StoreDetails>(`/api/woocommerce/stores/${store.id}`, { method: "PUT", body: input }));
      if (hasNewConnection) await onSaved(id, input.url);
      return id;
    },
    onSuccess: (id, input) => {
      setMove(null);
      // The typed keys are saved now and not shown again.
      form.reset({
        ...toFormFields(store, choices),
        ...input,
        consumerKey: "",
        consumerSecret: "",
        isUrlChangeConfirmed: false,
        areLinksReset: false,
      });
      if (store === null) router.replace(wooHref("/woocommerce/settings", id));
      router.refresh();
    },
    onError: (error, input) => {
      if (isRefusal(error, "storeHasLinks")) {
        setMove({ count: Number(error.body.values?.["count"] ?? 0), url: input.url, input });
        return;
      }
      setMove(null);
      const fields = Object.entries(fieldsOf(error));
      for (const [name, message] of fields) {
        form.setError(
          name as Parameters<StoreForm["setError"]>[0],
          { message },
          { shouldFocus: name === fields[0]?.[0] },
        );
      }
    },
  });
  const isShownElsewhere = isRefusal(save.error, "storeHasLinks") || Object.keys(fieldsOf(save.error)).length > 0;
  return {
    submit: form.handleSubmit((input) => save.mutate({ ...input, isUrlChangeConfirmed: false })),
    isPending: save.isPending,
    error: isShownElsewhere ? null : save.error,
    move,
    dropMove: () => setMove(null),
    confirmMove: (areLinksReset: boolean) =>
      move && save.mutate({ ...move.input, isUrlChangeConfirmed: true, areLinksReset }),
  };
}

const fieldsOf = (error: unknown) => (error instanceof RequestError ? (error.body.fields ?? {}) : {});
