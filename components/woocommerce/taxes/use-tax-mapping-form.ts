"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { TaxMappingView } from "@/lib/sync/taxes/tax-view";
import { useSaveTaxMapping } from "./use-tax-mapping";

export type ReadableMapping = Extract<TaxMappingView, { ok: true }>;
export type TaxMappingForm = ReturnType<typeof useTaxMappingForm>;

/** Both tables of the mapping while they are edited, and suggestions for unmapped rows. */
export function useTaxMappingForm(storeId: number, mapping: ReadableMapping) {
  const t = useTranslations("taxMapping");
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
    mapping.classes.find((taxClass) => taxClass.slug === slug)?.name ??
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

  return {
    classOf: (rateId: number) => classes.get(rateId) ?? null,
    setClass: (rateId: number, slug: string | null) => setClasses(new Map(classes).set(rateId, slug)),
    rateOf: (remoteRateId: number) => rates.get(remoteRateId) ?? null,
    setRate: (remoteRateId: number, rateId: number | null) => setRates(new Map(rates).set(remoteRateId, rateId)),
    className,
    rateName,
    openCount: openClasses.length + openRates.length,
    takeSuggestions,
    isDirty,
    submit,
    save,
  };
}
