"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { fetchJson } from "@/lib/http/fetch-json";
import type { StoreChoices } from "@/lib/sync/runs/sync-view";
import type { FoundStoreView } from "@/lib/sync/stores/search-store";
import { Refusal } from "../refusal";
import { wooHref } from "../woo-href";
import { KeysForm } from "./keys-form";

/** The store that was found, and the two ways to its keys. */
export function FoundStore({ found, choices }: { found: FoundStoreView; choices: StoreChoices }) {
  const t = useTranslations("connect");
  const { knownStore, authoriseProblem } = found;
  const [locationId, setLocationId] = useState(choices.locations[0]?.id ?? 0);
  const [isByHand, setIsByHand] = useState(authoriseProblem !== null);
  const authorise = useMutation({
    mutationFn: () =>
      fetchJson<{ authoriseUrl: string }>("/api/woocommerce/authorisations", {
        method: "POST",
        body: { url: found.url, name: found.name.slice(0, 120), locationId },
      }),
    onSuccess: ({ authoriseUrl }) => window.location.assign(authoriseUrl),
  });
  return (
    <>
      <FoundNotes found={found} />
      {knownStore?.isConnected && (
        <Alert
          actions={
            <Button asChild size="sm">
              <Link href={wooHref("/woocommerce/connect", knownStore.id)}>{t("found.openKnown")}</Link>
            </Button>
          }
        >
          {t("found.known", { name: knownStore.name })}
        </Alert>
      )}
      <Card title={t("keys.title")} description={authoriseProblem === null ? t("keys.text") : undefined}>
        <div className="space-y-4">
          {knownStore === null && choices.locations.length > 1 && (
            <Field label={t("found.location")} className="max-w-sm">
              <Select value={locationId} onChange={(event) => setLocationId(Number(event.target.value))}>
                {choices.locations.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          {authoriseProblem !== null && <Alert>{t(`keys.${authoriseProblem}`)}</Alert>}
          {authorise.error && <Refusal error={authorise.error} />}
          {authoriseProblem === null && (
            <div className="flex flex-wrap gap-2">
              <Button
                variant="primary"
                // The browser is still on its way to the store after the answer.
                isPending={authorise.isPending || authorise.isSuccess}
                onClick={() => authorise.mutate()}
              >
                {t("keys.authorise")}
              </Button>
              {!isByHand && (
                <Button variant="ghost" onClick={() => setIsByHand(true)}>
                  {t("keys.byHand")}
                </Button>
              )}
            </div>
          )}
          {isByHand && <KeysForm found={found} choices={choices} locationId={locationId} />}
        </div>
      </Card>
    </>
  );
}

/** What was found, with what the owner should know of it. */
function FoundNotes({ found }: { found: FoundStoreView }) {
  const t = useTranslations("connect.found");
  const warning = useTranslations("woocommerce.settings.warnings");
  return (
    <>
      <Alert tone="success" title={t("title", { name: found.name })} isLive>
        <span dir="ltr">{found.url}</span>
      </Alert>
      {found.url.startsWith("http:") && <Alert tone="warning">{t("insecure")}</Alert>}
      {found.isIndexClosed && <Alert tone="warning">{t("closed")}</Alert>}
      {found.phpOutput !== null && <Alert tone="warning">{warning("php_output", { output: found.phpOutput })}</Alert>}
    </>
  );
}
