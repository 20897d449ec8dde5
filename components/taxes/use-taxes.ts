import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { fetchJson } from "@/lib/http/fetch-json";
import type { NewTaxGroup, NewTaxRate, TaxRateView } from "@/lib/taxes/tax-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { useSend } from "@/components/hooks/use-send";

const KEY = ["taxes"];

type Task = { kind: "rate" | "group"; rate: TaxRateView | null } | { kind: "archive"; rate: TaxRateView };

/** The tax rates and groups, the open dialog and its action. */
export function useTaxes(initial: TaxRateView[]) {
  const t = useTranslations("taxes");
  const errorText = useApiError();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchJson<TaxRateView[]>("/api/taxes", { signal }),
    initialData: initial,
  });
  const rates = data.filter((rate) => !rate.isGroup);
  const groups = data.filter((rate) => rate.isGroup);
  const usable = rates.filter((rate) => !rate.isArchived);
  const send = useSend(KEY);
  const [task, setTask] = useState<Task | null>(null);

  function setArchived(rate: TaxRateView, isArchived: boolean) {
    const undo = { label: t("undo"), onClick: () => setArchived(rate, false) };
    const done = isArchived ? "archived" : "restored";
    send.mutate(
      { url: `/api/taxes/${rate.id}`, method: "PATCH", body: { isArchived } },
      {
        onSuccess: () =>
          toast.success(rate.isGroup ? t(`groups.${done}`) : t(done), isArchived ? { action: undo } : {}),
        onError: (error) => toast.error(errorText(error)),
        onSettled: () => setTask(null),
      },
    );
  }

  async function saveRate(rate: TaxRateView | null, values: NewTaxRate) {
    if (rate === null) await send.mutateAsync({ url: "/api/taxes", method: "POST", body: values });
    else {
      const before = { name: rate.name, percent: rate.percent };
      await send.mutateAsync({ url: `/api/taxes/${rate.id}`, method: "PATCH", body: { ...values, before } });
    }
    toast.success(t(rate === null ? "created" : "changed"));
  }

  async function saveGroup(group: TaxRateView | null, values: NewTaxGroup) {
    if (group === null) await send.mutateAsync({ url: "/api/taxes/groups", method: "POST", body: values });
    else {
      const before = { name: group.name, percent: group.percent, memberIds: group.members.map(({ id }) => id) };
      await send.mutateAsync({ url: `/api/taxes/groups/${group.id}`, method: "PATCH", body: { ...values, before } });
    }
    toast.success(t(group === null ? "groups.created" : "groups.changed"));
  }

  const close = () => setTask(null);
  return { rates, groups, usable, task, setTask, close, setArchived, saveRate, saveGroup, isPending: send.isPending };
}
