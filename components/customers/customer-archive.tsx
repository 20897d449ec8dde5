"use client";

import { Archive, ArchiveRestore } from "lucide-react";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import type { CustomerView } from "@/lib/customers/customer-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import { AskFirstButton } from "./ask-first-button";
import { useArchiveCustomer } from "./use-customers";

/** Archives a customer after a confirmation; restores without one. */
export function CustomerArchive({ customer }: { customer: CustomerView }) {
  const t = useTranslations("customers.archive");
  const errorText = useApiError();
  const archive = useArchiveCustomer(customer.id);

  async function restore() {
    try {
      await archive.mutateAsync(false);
      toast.success(t("restored"));
    } catch (error) {
      toast.error(errorText(error));
    }
  }

  if (customer.isArchived) {
    return (
      <Button isPending={archive.isPending} onClick={() => void restore()}>
        <ArchiveRestore aria-hidden />
        {t("restore")}
      </Button>
    );
  }
  return (
    <AskFirstButton
      icon={<Archive aria-hidden />}
      label={t("archive")}
      title={t("title", { name: customer.name })}
      text={t("text")}
      done={t("archived")}
      isPending={archive.isPending}
      action={() => archive.mutateAsync(true)}
    />
  );
}
