"use client";

import { UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CustomerView } from "@/lib/customers/customer-schema";
import { AskFirstButton } from "./ask-first-button";
import { useEraseCustomer } from "./use-customers";

/** Erases a person's data after a confirmation that says what stays. */
export function CustomerErase({ customer }: { customer: CustomerView }) {
  const t = useTranslations("customers.erase");
  const erase = useEraseCustomer(customer.id);
  return (
    <AskFirstButton
      icon={<UserX aria-hidden />}
      label={t("action")}
      title={t("title", { name: customer.name })}
      text={t("text")}
      done={t("erased")}
      isPending={erase.isPending}
      action={() => erase.mutateAsync()}
    />
  );
}
