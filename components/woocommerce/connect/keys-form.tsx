"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useShowRefusal } from "@/components/hooks/use-show-refusal";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { fetchJson } from "@/lib/http/fetch-json";
import type { StoreChoices, StoreDetails } from "@/lib/sync/runs/sync-view";
import { DEFAULT_STORE_SETTINGS } from "@/lib/sync/settings/store-settings";
import type { FoundStoreView } from "@/lib/sync/stores/search-store";
import { typedKeysSchema, type TypedKeys } from "@/lib/sync/stores/store-input-schema";
import { wooHref } from "../woo-href";
import { SECRET_INPUT } from "../settings/secret-input";

type KeysFormProps = { found: FoundStoreView; choices: StoreChoices; locationId: number };

/** A key that somebody made in the store, typed in; the store gets the settings that every new store begins with. */
export function KeysForm({ found, choices, locationId }: KeysFormProps) {
  const t = useTranslations("connect.keys");
  const settings = useTranslations("woocommerce.settings.connection");
  const invalid = useFieldError();
  const router = useRouter();
  const form = useForm<TypedKeys>({
    resolver: zodResolver(typedKeysSchema),
    defaultValues: { consumerKey: "", consumerSecret: "" },
  });
  const connect = useMutation({
    mutationFn: (keys: TypedKeys) => saveKeys(keys, { found, choices, locationId }),
    onSuccess: (id) => router.push(wooHref("/woocommerce/connect", id)),
    onError: useShowRefusal(form),
  });
  const { errors } = form.formState;
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((keys) => connect.mutate(keys))}
      className="space-y-4 border-t border-line pt-4"
    >
      <p className="text-ink-muted">{t("byHandText")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={settings("key")} error={invalid(errors.consumerKey?.message)} isRequired>
          <Input {...form.register("consumerKey")} {...SECRET_INPUT} placeholder="ck_…" />
        </Field>
        <Field label={settings("secret")} error={invalid(errors.consumerSecret?.message)} isRequired>
          <Input {...form.register("consumerSecret")} {...SECRET_INPUT} placeholder="cs_…" />
        </Field>
      </div>
      <Button
        type="submit"
        variant={found.authoriseProblem === null ? "secondary" : "primary"}
        isPending={connect.isPending || connect.isSuccess}
      >
        {t("connect")}
      </Button>
    </form>
  );
}

/** Saves a new store, or the keys of one that had been disconnected. Returns its id. */
async function saveKeys(keys: TypedKeys, { found, choices, locationId }: KeysFormProps): Promise<number> {
  const { knownStore, name, url } = found;
  const fresh = {
    name: name.slice(0, 120),
    url,
    locationId,
    autoSync: false,
    autoSyncMinutes: 15,
    settings: { ...DEFAULT_STORE_SETTINGS, pricesIncludeTax: choices.pricesIncludeTax },
  };
  if (knownStore === null) {
    const body = { ...fresh, ...keys };
    return (await fetchJson<{ id: number }>("/api/woocommerce/stores", { method: "POST", body })).id;
  }
  const address = `/api/woocommerce/stores/${knownStore.id}`;
  const saved = await fetchJson<StoreDetails>(address);
  // The address differs by https at most, so its links stay.
  await fetchJson(address, { method: "PUT", body: { ...saved, url, ...keys, isUrlChangeConfirmed: true } });
  return knownStore.id;
}
