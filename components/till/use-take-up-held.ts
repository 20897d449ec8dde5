import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { countGone } from "@/lib/sales/till-cart";
import type { HeldCart, HeldSale } from "@/lib/sales/till-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { TILL_TOAST } from "./till-toast";
import { useTakeUp } from "./use-sell";

type TakeUpHeldOptions = {
  /** False: the cart at that location is not empty. */
  onTakeUp: (held: HeldCart, number: string) => boolean;
  onDone: () => void;
};

/** Resumes a held sale, and reports the lines that are no longer on sale. */
export function useTakeUpHeld({ onTakeUp, onDone }: TakeUpHeldOptions) {
  const t = useTranslations("till");
  const errorText = useApiError();
  const takeUp = useTakeUp();

  function takeUpHeld({ id, number }: HeldSale) {
    takeUp.mutate(id, {
      onSuccess: (held) => {
        onDone();
        if (!onTakeUp(held, number)) return void toast.warning(t("held.busy"), TILL_TOAST);
        const gone = countGone(held.cart.lines, held.items);
        if (gone > 0) toast.warning(t("cart.gone", { count: gone }), TILL_TOAST);
      },
      onError: (error) => toast.error(errorText(error), TILL_TOAST),
    });
  }

  return { takeUpHeld, isTakingUp: takeUp.isPending };
}
