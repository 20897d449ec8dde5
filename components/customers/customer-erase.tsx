"use client";

import { UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { CustomerView } from "@/lib/customers/customer-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useEraseCustomer } from "./use-customers";

/** Erases a person's data after a confirmation that says what stays. */
export function CustomerErase({ customer }: { customer: CustomerView }) {
  const t = useTranslations("customers.erase");
  const errorText = useApiError();
  const erase = useEraseCustomer(customer.id);
  const [isAsking, setIsAsking] = useState(false);

  async function confirm() {
    try {
      await erase.mutateAsync();
      toast.success(t("erased"));
      setIsAsking(false);
    } catch (error) {
      toast.error(errorText(error));
    }
  }

  return (
    <>
      <Button onClick={() => setIsAsking(true)}>
        <UserX aria-hidden />
        {t("action")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("title", { name: customer.name })}
        description={t("text")}
        confirmLabel={t("action")}
        isDestructive
        isPending={erase.isPending}
        onConfirm={() => void confirm()}
      />
    </>
  );
}
