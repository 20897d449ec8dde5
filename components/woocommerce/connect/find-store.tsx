"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Spinner } from "@/components/ui/spinner";
import type { StoreChoices } from "@/lib/sync/runs/sync-view";
import { Refusal } from "../refusal";
import { wooHref } from "../woo-href";
import { ConnectSteps } from "./connect-steps";
import { FoundStore } from "./found-store";
import { StoreObstacle } from "./store-obstacle";
import { useStoreSearch } from "./use-store-search";

type FindStoreProps = { address: string; choices: StoreChoices };

/** The store by its address, then its keys. The address is in the page's own address, so that a reload searches again. */
export function FindStore({ address, choices }: FindStoreProps) {
  const t = useTranslations("connect.find");
  const invalid = useFieldError();
  const router = useRouter();
  const [isLeaving, startTransition] = useTransition();
  const [typed, setTyped] = useState(address);
  const [isMissing, setIsMissing] = useState(false);
  const search = useStoreSearch(address);

  function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = typed.trim();
    setIsMissing(wanted === "");
    if (wanted === "") return;
    if (wanted === address) void search.refetch();
    else startTransition(() => router.replace(`/woocommerce/connect?${new URLSearchParams({ address: wanted })}`));
  }

  const found = search.isFetching ? undefined : search.data;
  return (
    <>
      <ConnectSteps current={found?.ok ? "keys" : "find"} />
      <div className="max-w-3xl space-y-4">
        <Card title={t("title")} description={t("text")}>
          <form noValidate onSubmit={submit} className="flex flex-wrap items-start gap-3">
            <Field
              label={t("address")}
              error={invalid(isMissing ? "required" : undefined)}
              isRequired
              className="flex-1 basis-64"
            >
              <Input
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                inputMode="url"
                autoComplete="url"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={500}
                dir="ltr"
                placeholder="https://shop.example"
              />
            </Field>
            <Button
              type="submit"
              variant={found?.ok ? "secondary" : "primary"}
              isPending={search.isFetching || isLeaving}
              className="sm:mt-[1.625rem]"
            >
              {t("submit")}
            </Button>
          </form>
        </Card>
        <div aria-live="polite" className="space-y-4">
          {search.isFetching && (
            <p className="flex items-center gap-3 text-ink-muted">
              <Spinner />
              {t("searching")}
            </p>
          )}
          {!search.isFetching && search.error && <Refusal error={search.error} />}
          {found && !found.ok && <StoreObstacle obstacle={found} onRetry={() => void search.refetch()} />}
        </div>
        {found?.ok && <FoundStore key={found.url} found={found} choices={choices} />}
        {!found?.ok && (
          <p>
            <Link href={wooHref("/woocommerce/settings", "new")} className="text-accent-ink underline">
              {t("manual")}
            </Link>
          </p>
        )}
      </div>
    </>
  );
}
