"use client";

import { Archive, ArchiveRestore } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { CustomerView } from "@/lib/customers/customer-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useArchiveCustomer } from "./use-customers";

/** Archives a customer after a confirmation; restores without one. */
export function CustomerArchive({ customer }: { customer: CustomerView }) {
  const t = useTranslations("customers.archive");
  const errorText = useApiError();
  const archive = useArchiveCustomer(customer.id);
  const [isAsking, setIsAsking] = useState(false);

  async function set(isArchived: boolean) {
    try {
      await archive.mutateAsync(isArchived);
      toast.success(t(isArchived ? "archived" : "restored"));
      setIsAsking(false);
    } catch (error) {
      toast.error(errorText(error));
    }
  }

  if (customer.isArchived) {
    return (
      <Button isPending={archive.isPending} onClick={() => void set(false)}>
        <ArchiveRestore aria-hidden />
        {t("restore")}
      </Button>
    );
  }
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>
        <Archive aria-hidden />
        {t("archive")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("title", { name: customer.name })}
        description={t("text")}
        confirmLabel={t("archive")}
        isDestructive
        isPending={archive.isPending}
        onConfirm={() => void set(true)}
      />
    </>
  );
}
