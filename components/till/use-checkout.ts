"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { ErrorKey } from "@/lib/errors";
import { isRefusal } from "@/lib/http/fetch-json";
import type { SaleRequest } from "@/lib/sales/cart-schema";
import { settlePayments, type TillPayment } from "@/lib/sales/settle-payments";
import { type CartAction, countGone, type TillCart, toCartRequest } from "@/lib/sales/till-cart";
import { useApiError } from "@/components/hooks/use-api-error";
import type { DoneSale } from "./done-dialog";
import { TILL_TOAST } from "./till-toast";
import { useFreshItems, useHold, useSell, useSoldCart } from "./use-sell";

type UseCheckoutOptions = {
  cart: TillCart;
  total: string;
  locationId: number;
  change: (action: CartAction) => void;
  onSold: (sale: DoneSale) => void;
  onHeld: () => void;
  /** Nothing in the cart is on sale any longer. */
  onNothingLeft: () => void;
};

/** Refusals that the same cart gets every time: the cart has to be updated first. */
const OUTDATED: readonly ErrorKey[] = ["totalChanged", "tillProductGone"];

/** The end of a cart: it is sold or held, and obstacles are shown. */
export function useCheckout({ cart, total, locationId, change, onSold, onHeld, onNothingLeft }: UseCheckoutOptions) {
  const t = useTranslations("till");
  const errorText = useApiError();
  const router = useRouter();
  const sell = useSell();
  const hold = useHold();
  const fresh = useFreshItems();
  const sold = useSoldCart();
  /** The sale that the server would make after a confirmation to oversell. */
  const [oversell, setOversell] = useState<{ request: SaleRequest; text: string } | null>(null);
  const [notice, setNotice] = useState<string | null>(null);

  function refuse(error: unknown, tellReason: (reason: string) => void) {
    setOversell(null);
    if (isRefusal(error, "alreadySold")) showSold(errorText(error));
    else if (OUTDATED.some((key) => isRefusal(error, key))) bringUpToDate(() => tellReason(errorText(error)));
    else toast.error(errorText(error), TILL_TOAST);
  }

  function bringUpToDate(onDone: () => void) {
    // The business's settings affect the total as well, such as whether its prices include tax.
    router.refresh();
    fresh.mutate(
      { ids: cart.lines.map(({ variationId }) => variationId), locationId },
      {
        onSuccess: (items) => {
          change({ type: "refresh", items });
          const gone = countGone(cart.lines, items);
          if (gone > 0) toast.warning(t("cart.gone", { count: gone }), TILL_TOAST);
          if (gone === cart.lines.length) onNothingLeft();
          else onDone();
        },
        onError: (error) => toast.error(errorText(error), TILL_TOAST),
      },
    );
  }

  /** Sold lines leave the cart; lines added since stay in it under a key of their own. */
  function showSold(text: string) {
    sold.mutate(cart.clientKey, {
      onSuccess: ({ id, total: soldTotal, change: given, cart: soldCart }) => {
        setNotice(null);
        change({ type: "leaveSold", sold: soldCart });
        onSold({ id, total: soldTotal, change: given, text });
      },
      onError: (error) => toast.error(errorText(error), TILL_TOAST),
    });
  }

  function send(request: SaleRequest) {
    sell.mutate(request, {
      onSuccess: ({ id }) => {
        setOversell(null);
        setNotice(null);
        change({ type: "empty" });
        onSold({
          id,
          total: request.expectedTotal,
          change: settlePayments(request.expectedTotal, request.payments).change,
          text: null,
        });
      },
      onError: (error) => {
        const canOversell = isRefusal(error, "oversellAsk");
        if (canOversell) setOversell({ request, text: errorText(error) });
        else refuse(error, setNotice);
      },
    });
  }

  return {
    complete: (payments: TillPayment[]) =>
      send({ ...toCartRequest(cart, locationId), payments, expectedTotal: total, allowOversell: false }),
    oversell,
    sellAnyway: () => oversell && send({ ...oversell.request, allowOversell: true }),
    cancelOversell: () => setOversell(null),
    /** Why the total has just changed. */
    notice,
    clearNotice: () => setNotice(null),
    putOnHold: (note: string) =>
      hold.mutate(
        { ...toCartRequest(cart, locationId), note },
        {
          onSuccess: () => {
            toast.success(t("hold.done"), TILL_TOAST);
            change({ type: "empty" });
            onHeld();
          },
          // Only removed lines can block it, and those have just been reported.
          onError: (error) => refuse(error, () => undefined),
        },
      ),
    isSelling: sell.isPending || fresh.isPending || sold.isPending,
    isHolding: hold.isPending || fresh.isPending || sold.isPending,
  };
}
