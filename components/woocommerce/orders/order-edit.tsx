"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { SaleEdit } from "@/lib/sales/edit-sale";
import type { OrderDetail } from "@/lib/sync/orders/order-view";
import { useEditOrder } from "./use-order";

const SHIPPING = ["none", "ordered", "packed", "shipped", "delivered", "cancelled"] as const;

type Edits = Pick<SaleEdit, "shippingStatus" | "customerNote">;

/** Values typed during a save stay. */
function withoutSaved(edits: Edits, saved: SaleEdit): Edits {
  const { shippingStatus, customerNote } = edits;
  return {
    ...(shippingStatus !== undefined && shippingStatus !== saved.shippingStatus ? { shippingStatus } : {}),
    ...(customerNote !== undefined && customerNote !== saved.customerNote ? { customerNote } : {}),
  };
}

/** The fields of an order that staff may change: shipping status, note, and whether it counts. */
export function OrderEdit({ order }: { order: OrderDetail }) {
  const t = useTranslations("orders.detail");
  const words = useTranslations("orders.shippingStatus");
  // Only the changed fields; the other fields follow the order on a refetch.
  const [edits, setEdits] = useState<Edits>({});
  const edit = useEditOrder(order.saleId, ({ status }, input) => {
    setEdits((before) => withoutSaved(before, input));
    if (input.status === undefined) toast.success(t("saved"));
    else toast.success(t(status === "final" ? "madeFinal" : "madeDraft"));
  });
  const refusal = useApiError()(edit.error);
  const { shippingStatus, customerNote } = { ...order, ...edits };
  const isDirty = shippingStatus !== order.shippingStatus || customerNote !== order.customerNote;
  const next = order.status === "final" ? "draft" : "final";
  const isWaiting = order.draftReason === "out_of_stock";
  return (
    <Card title={t("work")} description={t("workText")}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          edit.mutate(edits);
        }}
      >
        <Field label={t("shipping")}>
          <Select
            value={shippingStatus}
            onChange={(event) =>
              setEdits({ ...edits, shippingStatus: SHIPPING.find((status) => status === event.target.value) ?? "none" })
            }
          >
            {SHIPPING.map((status) => (
              <option key={status} value={status}>
                {words(status)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("customerNote")}>
          <Textarea
            rows={3}
            maxLength={5000}
            dir="auto"
            value={customerNote}
            onChange={(event) => setEdits({ ...edits, customerNote: event.target.value })}
          />
        </Field>
        {edit.isError && (
          <Alert tone="danger" isLive>
            {refusal}
          </Alert>
        )}
        <div className="flex flex-wrap justify-between gap-2">
          {order.state !== "deleted" && !isWaiting ? (
            <Button
              isPending={edit.isPending && edit.variables.status !== undefined}
              onClick={() => edit.mutate({ status: next })}
            >
              {t(next === "final" ? "makeFinal" : "makeDraft")}
            </Button>
          ) : (
            <span />
          )}
          <Button
            type="submit"
            variant="primary"
            disabled={!isDirty}
            isPending={edit.isPending && edit.variables.status === undefined}
          >
            {t("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
