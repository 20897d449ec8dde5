"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { SaleEdit } from "@/lib/sales/edit-sale";
import type { OrderDetail } from "@/lib/sync/orders/order-view";
import type { ConflictChoice } from "@/lib/sync/orders/conflict-choice-schema";

const keyOf = (saleId: number) => ["woocommerce", "order", saleId] as const;

export function useOrder(initial: OrderDetail) {
  return useQuery({
    queryKey: keyOf(initial.saleId),
    queryFn: ({ signal }) => fetchJson<OrderDetail>(`/api/woocommerce/orders/${initial.saleId}`, { signal }),
    initialData: initial,
    initialDataUpdatedAt: FIRST_VIEW_AT,
  });
}

type OnChanged<T> = (order: OrderDetail, input: T) => void;

/**
 * `onChanged` is called even when the change removes the button that requested it; callbacks given to `mutate` are
 * not.
 */
function useOrderChange<T>(saleId: number, send: (input: T) => Promise<OrderDetail>, onChanged: OnChanged<T>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (order, input) => {
      queries.setQueryData(keyOf(saleId), order);
      onChanged(order, input);
    },
    // Also after a refusal, which often means that somebody else changed the order.
    onSettled: () => queries.invalidateQueries({ queryKey: ["woocommerce"] }),
  });
}

export function useServeOrder(saleId: number, onChanged: OnChanged<void>) {
  return useOrderChange<void>(
    saleId,
    () => fetchJson(`/api/woocommerce/orders/${saleId}/serve`, { method: "POST" }),
    onChanged,
  );
}

export function useEditOrder(saleId: number, onChanged: OnChanged<SaleEdit>) {
  return useOrderChange<SaleEdit>(
    saleId,
    (edit) => fetchJson(`/api/woocommerce/orders/${saleId}`, { method: "PATCH", body: edit }),
    onChanged,
  );
}

export function useResolveConflict(saleId: number, onChanged: OnChanged<ConflictChoice>) {
  return useOrderChange<ConflictChoice>(
    saleId,
    (choice) => fetchJson(`/api/woocommerce/orders/${saleId}/conflict`, { method: "POST", body: choice }),
    onChanged,
  );
}
