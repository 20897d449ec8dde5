"use client";

import { UserPlus, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { customerFilterSchema, type CustomerPage } from "@/lib/customers/customer-schema";
import { useCan } from "@/components/layout/user-context";
import { FilterSelect } from "@/components/list/filter-select";
import { ListTable } from "@/components/list/list-table";
import { NoMatch } from "@/components/list/no-match";
import { useFilter } from "@/components/list/use-filter";
import { type FirstPage, useList } from "@/components/list/use-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { CustomerCard } from "./customer-card";
import { useCustomerColumns } from "./customer-columns";
import { CustomerDialog } from "./customer-dialog";
import { useCreateCustomer } from "./use-customers";

export function CustomersView({ initial }: { initial: FirstPage<CustomerPage> }) {
  const t = useTranslations("customers");
  const router = useRouter();
  const canEdit = useCan("customers.edit");
  const { search, isFiltered, bind, clear } = useFilter(customerFilterSchema);
  const customers = useList({ key: ["customers", "list"], path: "/api/customers", search, initial });
  const create = useCreateCustomer();
  const columns = useCustomerColumns();
  const [isAdding, setIsAdding] = useState(false);
  const total = customers.pages.at(-1)?.total ?? 0;

  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-2">
        <SearchInput hasShortcut label={t("search")} className="flex-1 max-sm:basis-full" {...bind("q")} />
        <FilterSelect
          label={t("state")}
          anyLabel={t("states.current")}
          options={[{ id: "yes", name: t("states.archived") }]}
          className="w-44 max-sm:w-auto max-sm:flex-1"
          {...bind("archived")}
        />
        {canEdit && (
          <Button variant="primary" onClick={() => setIsAdding(true)}>
            <UserPlus aria-hidden />
            {t("add")}
          </Button>
        )}
      </div>
      <ListTable
        list={customers}
        failed={t("failed")}
        empty={
          isFiltered ? (
            <NoMatch title={t("noMatch.title")} description={t("noMatch.text")} onClear={clear} />
          ) : (
            <EmptyState icon={Users} title={t("empty.title")} description={t("empty.text")} />
          )
        }
        summary={t("shown", { shown: customers.items.length, total })}
        caption={t("title")}
        columns={columns}
        getRowId={(customer) => String(customer.id)}
        renderCard={(customer) => <CustomerCard customer={customer} />}
      />
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
