"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { newClientKey } from "@/lib/client-key";
import { mainMethod } from "@/lib/sales/main-method";
import { PAYMENT_METHODS, type PaymentMethod, TILL_METHODS } from "@/lib/sales/payment-methods";
import type { SaleView } from "@/lib/sales/sale-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { readQuantity, refundOf, type ReturnRow, toReturnRows } from "./return-rows";
import { useTakeBack } from "./use-sale";

/** The state of a return: quantities, refund method, and whether it can be sent. */
export function useReturn(sale: SaleView, onDone: () => void) {
  const t = useTranslations("sales.return");
  const errorText = useApiError();
  const takeBack = useTakeBack(sale.id);
  const [clientKey] = useState(newClientKey);
  const [reason, setReason] = useState("");
  // An online refund is possible only for an online payment.
  const methods: readonly PaymentMethod[] = sale.source === "pos" ? TILL_METHODS : PAYMENT_METHODS;
  const [method, setMethod] = useState(() => mainMethod(sale.payments));
  const [reference, setReference] = useState("");
  const [isTried, setIsTried] = useState(false);
  const [rows, setRows] = useState(() => toReturnRows(sale.lines));
  const set = (index: number, change: Partial<ReturnRow>) =>
    setRows((before) => before.map((row, position) => (position === index ? { ...row, ...change } : row)));

  const chosen = rows.flatMap((row) => {
    const { quantity } = readQuantity(row);
    return quantity === null ? [] : [{ ...row, quantity }];
  });
  const refund = refundOf(rows, sale.currency);
  const hasInvalid = rows.some((row) => readQuantity(row).issue !== null);

  function submit() {
    setIsTried(true);
    if (chosen.length === 0 || hasInvalid || takeBack.isPending) return;
    const lines = chosen.map(({ line, quantity, restock }) => ({ saleLineId: line.id, quantity, restock }));
    takeBack.mutate(
      { clientKey, reason, method, reference: method === "cash" ? "" : reference, lines },
      {
        onSuccess: () => {
          toast.success(t("done"));
          onDone();
        },
        onError: (error) => toast.error(errorText(error)),
      },
    );
  }

  return {
    rows,
    set,
    takeAll: () => setRows((before) => before.map((row) => ({ ...row, text: row.left }))),
    refund,
    /** Sending was tried with nothing chosen. */
    isMissing: isTried && chosen.length === 0 && !hasInvalid,
    methods,
    method,
    setMethod,
    reference,
    setReference,
    reason,
    setReason,
    isPending: takeBack.isPending,
    submit,
  };
}
