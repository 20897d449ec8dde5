"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import { useFormat } from "@/components/hooks/use-format";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormActions } from "@/components/ui/form-actions";
import { Select } from "@/components/ui/select";
import type { TaxMappingView } from "@/lib/sync/taxes/tax-view";
import { Refusal } from "../refusal";
import { rateText } from "./rate-text";
import { useSaveTaxMapping } from "./use-tax-mapping";

type TaxMappingFormProps = { storeId: number; mapping: Extract<TaxMappingView, { ok: true }> };

/** Rows of the one side, each with a choice from the other. What is suggested is marked, and chosen only by a person. */
export function TaxMappingForm({ storeId, mapping }: TaxMappingFormProps) {
  const t = useTranslations("taxMapping");
  const format = useFormat();
  const router = useRouter();
  const save = useSaveTaxMapping(storeId, () => {
    toast.success(t("saved"));
    router.refresh();
  });
  const [classes, setClasses] = useState(() => new Map(mapping.posRates.map((rate) => [rate.id, rate.taxClass])));
  const [rates, setRates] = useState(() => new Map(mapping.storeRates.map((rate) => [rate.id, rate.taxRateId])));
  const isDirty =
    mapping.posRates.some((rate) => classes.get(rate.id) !== rate.taxClass) ||
    mapping.storeRates.some((rate) => rates.get(rate.id) !== rate.taxRateId);
  const openClasses = Object.entries(mapping.suggestedClasses).filter(
    ([id]) => (classes.get(Number(id)) ?? null) === null,
  );
  const openRates = Object.entries(mapping.suggestedRates).filter(([id]) => (rates.get(Number(id)) ?? null) === null);
  const className = (slug: string) =>
    mapping.classes.find((one) => one.slug === slug)?.name ??
    (slug === "" ? t("standard") : t("products.gone", { slug }));
  const rateName = (id: number | undefined) => mapping.posRates.find((rate) => rate.id === id)?.name ?? "";

  function takeSuggestions() {
    setClasses(new Map([...classes, ...openClasses.map(([id, slug]) => [Number(id), slug] as const)]));
    setRates(new Map([...rates, ...openRates.map(([id, rateId]) => [Number(id), rateId] as const)]));
  }
  function submit() {
    const input = {
      classes: [...classes].map(([taxRateId, taxClass]) => ({ taxRateId, taxClass })),
      rates: [...rates].map(([remoteRateId, taxRateId]) => ({ remoteRateId, taxRateId })),
    };
    save.mutate(input);
  }

  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {openClasses.length + openRates.length > 0 && (
        <Alert
          tone="accent"
          actions={
            <Button size="sm" onClick={takeSuggestions}>
              {t("useSuggestions")}
            </Button>
          }
        >
          {t("suggestions", { count: openClasses.length + openRates.length })}
        </Alert>
      )}
      <Card isFlush title={t("products.title")} description={t("products.text")}>
        {mapping.posRates.length === 0 && <p className="px-5 pb-4 text-ink-muted">{t("products.empty")}</p>}
        <ul className="divide-y divide-line border-t border-line">
          {mapping.posRates.map((rate) => {
            const value = classes.get(rate.id) ?? null;
            const suggested = mapping.suggestedClasses[rate.id];
            const isGone = value !== null && !mapping.classes.some(({ slug }) => slug === value);
            return (
              <MappingRow
                key={rate.id}
                title={rateText(rate.name, format.percent(rate.percent))}
                hint={[
                  t("products.count", { count: rate.products }),
                  ...(rate.isArchived ? [t("products.archived")] : []),
                ].join(" · ")}
                suggestion={
                  value === null && suggested !== undefined ? `${t("suggested")}: ${className(suggested)}` : null
                }
              >
                <Select
                  aria-label={`${t("products.class")}: ${rate.name}`}
                  value={value === null ? "none" : `class:${value}`}
                  onChange={(event) =>
                    setClasses(
                      new Map(classes).set(
                        rate.id,
                        event.target.value === "none" ? null : event.target.value.slice("class:".length),
                      ),
                    )
                  }
                >
                  <option value="none">{t("products.none")}</option>
                  {mapping.classes.map((one) => (
                    <option key={one.slug} value={`class:${one.slug}`}>
                      {one.name}
                    </option>
                  ))}
                  {isGone && <option value={`class:${value}`}>{className(value)}</option>}
                </Select>
              </MappingRow>
            );
          })}
        </ul>
      </Card>
      <Card isFlush title={t("orders.title")} description={t("orders.text")}>
        {mapping.storeRates.length === 0 && <p className="px-5 pb-4 text-ink-muted">{t("orders.empty")}</p>}
        <ul className="divide-y divide-line border-t border-line">
          {mapping.storeRates.map((rate) => {
            const value = rates.get(rate.id) ?? null;
            const suggested = mapping.suggestedRates[rate.id];
            return (
              <MappingRow
                key={rate.id}
                title={rateText(rate.name, format.percent(rate.percent))}
                hint={[rate.place || t("orders.everywhere"), className(rate.taxClass)].join(" · ")}
                suggestion={
                  value === null && suggested !== undefined ? `${t("suggested")}: ${rateName(suggested)}` : null
                }
              >
                <Select
                  aria-label={`${t("orders.pos")}: ${rate.name} ${rate.place}`}
                  value={value ?? ""}
                  onChange={(event) =>
                    setRates(new Map(rates).set(rate.id, event.target.value === "" ? null : Number(event.target.value)))
                  }
                >
                  <option value="">{t("orders.none")}</option>
                  {mapping.posRates.map((one) => (
                    <option key={one.id} value={one.id}>
                      {rateText(one.name, format.percent(one.percent))}
                    </option>
                  ))}
                </Select>
              </MappingRow>
            );
          })}
        </ul>
        {mapping.hasMore && <p className="border-t border-line px-5 py-3 text-ink-muted">{t("orders.more")}</p>}
      </Card>
      {save.isError && <Refusal error={save.error} />}
      <FormActions isSticky={isDirty} status={t(isDirty ? "unsaved" : "upToDate")}>
        <Button type="submit" variant="primary" disabled={!isDirty} isPending={save.isPending}>
          {t("save")}
        </Button>
      </FormActions>
    </form>
  );
}

function MappingRow({
  title,
  hint,
  suggestion,
  children,
}: {
  title: string;
  hint: string;
  suggestion: string | null;
  children: ReactNode;
}) {
  return (
    <li className="grid items-center gap-x-6 gap-y-1.5 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,18rem)] sm:px-5">
      <div className="min-w-0">
        <p className="font-medium">
          <bdi>{title}</bdi>
        </p>
        <p className="text-[0.8125rem] text-ink-muted">
          <bdi>{hint}</bdi>
        </p>
      </div>
      <div className="min-w-0">
        {children}
        {suggestion && (
          <p className="mt-1 text-[0.8125rem] text-accent-ink">
            <bdi>{suggestion}</bdi>
          </p>
        )}
      </div>
    </li>
  );
}
