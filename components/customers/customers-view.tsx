"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { SearchX, UserPlus, Users } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { CustomerFilter, CustomerListItem, CustomerPage } from "@/lib/customers/customer-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFormat } from "@/components/hooks/use-format";
import { useCan } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { CustomerDialog } from "./customer-dialog";
import { useCreateCustomer, useCustomers } from "./use-customers";

export function CustomersView({ initial }: { initial: { filter: CustomerFilter; page: CustomerPage } }) {
  const t = useTranslations("customers");
  const errorText = useApiError();
  const router = useRouter();
  const canEdit = useCan("customers.edit");
  const address = useSearchParams();
  const q = address.get("q") ?? "";
  const archived = address.get("archived") === "yes" ? "yes" : undefined;
  const customers = useCustomers({ q: q || undefined, archived }, initial);
  const create = useCreateCustomer();
  const columns = useCustomerColumns();
  const [isAdding, setIsAdding] = useState(false);
  const items = customers.data?.pages.flatMap((page) => page.items) ?? [];
  const total = customers.data?.pages.at(-1)?.total ?? 0;

  function show(filter: CustomerFilter) {
    const search = new URLSearchParams({
      ...(filter.q ? { q: filter.q } : {}),
      ...(filter.archived ? { archived: filter.archived } : {}),
    }).toString();
    window.history.replaceState(null, "", search === "" ? window.location.pathname : `?${search}`);
  }
  const search = (text: string) => show({ q: text, archived });

  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-2">
        <SearchInput hasShortcut label={t("search")} value={q} onChange={search} className="flex-1 max-sm:basis-full" />
        <Select
          aria-label={t("state")}
          value={archived ?? "no"}
          onChange={(event) => show({ q, archived: event.target.value === "yes" ? "yes" : undefined })}
          className="w-44 max-sm:w-auto max-sm:flex-1"
        >
          <option value="no">{t("states.current")}</option>
          <option value="yes">{t("states.archived")}</option>
        </Select>
        {canEdit && (
          <Button variant="primary" onClick={() => setIsAdding(true)}>
            <UserPlus aria-hidden />
            {t("add")}
          </Button>
        )}
      </div>
      <Card isFlush>
        {customers.isError && items.length === 0 ? (
          <ErrorState
            title={t("failed")}
            message={errorText(customers.error)}
            isRetrying={customers.isFetching}
            onRetry={() => void customers.refetch()}
          />
        ) : (
          <DataTable
            caption={t("title")}
            columns={columns}
            rows={items}
            getRowId={(customer) => String(customer.id)}
            isLoading={customers.isPending}
            isStale={customers.isPlaceholderData}
            empty={
              q === "" && archived === undefined ? (
                <EmptyState icon={Users} title={t("empty.title")} description={t("empty.text")} />
              ) : (
                <EmptyState
                  icon={SearchX}
                  title={t("noMatch.title")}
                  description={t("noMatch.text")}
                  actions={<Button onClick={() => show({})}>{t("clear")}</Button>}
                />
              )
            }
            renderCard={(customer) => <CustomerCard customer={customer} />}
            footer={<LoadMore summary={t("shown", { shown: items.length, total })} list={customers} />}
          />
        )}
      </Card>
      {isAdding && (
        <CustomerDialog
          customer={null}
          isPending={create.isPending}
          onClose={() => setIsAdding(false)}
          onSave={async (input) => {
            const { id } = await create.mutateAsync(input);
            toast.success(t("created"));
            router.push(`/customers/${id}`);
          }}
        />
      )}
    </div>
  );
}

function useCustomerColumns(): ColumnDef<CustomerListItem>[] {
  const t = useTranslations("customers");
  const format = useFormat();
  return [
    {
      id: "name",
      header: t("columns.name"),
      meta: { className: "max-w-64" },
      cell: ({ row }) => (
        <Link
          href={`/customers/${row.original.id}`}
          className="line-clamp-2 font-medium hover:text-accent-ink hover:underline"
        >
          <bdi>{row.original.name}</bdi>
        </Link>
      ),
    },
    {
      id: "email",
      header: t("columns.email"),
      meta: { className: "max-w-64 truncate" },
      cell: ({ row }) => <bdi>{row.original.email}</bdi>,
    },
    {
      id: "phone",
      header: t("columns.phone"),
      meta: { className: "whitespace-nowrap" },
      cell: ({ row }) => <bdi dir="ltr">{row.original.phone}</bdi>,
    },
    {
      id: "city",
      header: t("columns.city"),
      meta: { hideBelow: "lg", className: "text-ink-muted" },
      cell: ({ row }) => <bdi>{row.original.city}</bdi>,
    },
    {
      id: "sales",
      header: t("columns.sales"),
      meta: { isNumeric: true },
      cell: ({ row }) => format.number(row.original.saleCount),
    },
    {
      id: "last",
      header: t("columns.last"),
      meta: { hideBelow: "md", className: "whitespace-nowrap text-ink-muted" },
      cell: ({ row }) => (row.original.lastSoldAt === null ? t("never") : format.date(row.original.lastSoldAt)),
    },
  ];
}

function CustomerCard({ customer }: { customer: CustomerListItem }) {
  const t = useTranslations("customers");
  return (
    <div className="relative">
      <Link href={`/customers/${customer.id}`} className="line-clamp-2 font-medium after:absolute after:inset-0">
        <bdi>{customer.name}</bdi>
      </Link>
      <div className="flex justify-between gap-3 text-[0.8125rem] text-ink-muted">
        <bdi className="truncate">{customer.phone ?? customer.email}</bdi>
        <span className="shrink-0">{t("count", { count: customer.saleCount })}</span>
      </div>
    </div>
  );
}
