"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { CustomerInput, CustomerListItem } from "@/lib/customers/customer-schema";
import { fetchJson } from "@/lib/http/fetch-json";
import type { TillCustomer } from "@/lib/sales/till-view";
import { CustomerDialog } from "@/components/customers/customer-dialog";
import { useApiError } from "@/components/hooks/use-api-error";
import { useCan } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/search-input";

type ChooseCustomerDialogProps = { onChoose: (customer: TillCustomer | null) => void; onClose: () => void };

/** The customer of the sale. Tab and Enter choose; a customer can be added without leaving the till. */
export function ChooseCustomerDialog({ onChoose, onClose }: ChooseCustomerDialogProps) {
  const t = useTranslations("till.customer");
  const errorText = useApiError();
  const canAdd = useCan("customers.edit");
  const [q, setQ] = useState("");
  const [isAdding, setIsAdding] = useState(false);
  const customers = useQuery({
    queryKey: ["till", "customers", q],
    queryFn: ({ signal }) =>
      fetchJson<CustomerListItem[]>(`/api/till/customers?${new URLSearchParams(q ? { q } : {})}`, { signal }),
    placeholderData: keepPreviousData,
  });
  const create = useMutation({
    mutationFn: (input: CustomerInput) =>
      fetchJson<{ id: number; name: string }>("/api/customers", { method: "POST", body: input }),
  });

  if (isAdding) {
    return (
      <CustomerDialog
        customer={null}
        nameHint={q}
        isPending={create.isPending}
        onClose={() => setIsAdding(false)}
        onSave={async (input) => {
          const { id, name } = await create.mutateAsync(input);
          toast.success(name);
          onChoose({ id, name, phone: input.phone || null, email: input.email || null });
        }}
      />
    );
  }
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      footer={
        <>
          {canAdd && <Button onClick={() => setIsAdding(true)}>{t("new")}</Button>}
          <Button onClick={() => onChoose(null)}>{t("none")}</Button>
        </>
      }
    >
      <SearchInput label={t("search")} value={q} onChange={setQ} />
      {customers.isError ? (
        <ErrorState
          title={t("failed")}
          message={errorText(customers.error)}
          onRetry={() => void customers.refetch()}
          className="py-6"
        />
      ) : (
        <ul className="mt-3 min-h-48" aria-busy={customers.isFetching}>
          {customers.data?.map(({ id, name, phone, email }) => (
            <li key={id}>
              <Button
                variant="ghost"
                className="h-auto min-h-11 w-full justify-between gap-3 px-2.5 py-1.5"
                onClick={() => onChoose({ id, name, phone, email })}
              >
                <bdi className="truncate">{name}</bdi>
                <bdi className="truncate font-normal text-ink-muted">{phone ?? email}</bdi>
              </Button>
            </li>
          ))}
          {customers.data?.length === 0 && <li className="px-2.5 py-6 text-center text-ink-muted">{t("empty")}</li>}
        </ul>
      )}
    </Dialog>
  );
}
