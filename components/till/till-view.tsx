"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { computeSaleTotals } from "@/lib/sales/sale-totals";
import type { TillItem, TillPage, TillVariation } from "@/lib/sales/till-view";
import { useUser } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { CartBar } from "./cart-bar";
import { CartPanel } from "./cart-panel";
import { TillDialogs, type TillDialog } from "./till-dialogs";
import { TillSearchArea } from "./till-search-area";
import { useHeldSales } from "./use-held-sales";
import { useScanFieldKeys } from "./use-scan-field-keys";
import { useTillCart } from "./use-till-cart";
import { useTillFocus } from "./use-till-focus";
import { useTillKeys } from "./use-till-keys";
import { useTillSearch } from "./use-till-search";

type TillViewProps = {
  locations: { id: number; name: string }[];
  categories: CategoryRow[];
  initial: { locationId: number; page: TillPage };
};

export function TillView({ locations, categories, initial }: TillViewProps) {
  const t = useTranslations("till");
  const { id: userId, business } = useUser();
  const { currency, pricesIncludeTax } = business;
  const field = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<TillDialog | null>(null);
  const [isCartShown, setIsCartShown] = useState(false);
  const { locationId, cart, change, sellFrom, takeUp } = useTillCart(userId, initial.locationId);
  const held = useHeldSales();
  const search = useTillSearch({ field, locationId, initial, onFound: pick });
  const totals = computeSaleTotals({ currency, pricesIncludeTax, lines: cart.lines, discount: cart.discount });

  function add(item: TillItem, variation: TillVariation, quantity = "1") {
    change({ type: "add", item, variation, quantity });
    setDialog(null);
  }

  function pick(found: TillItem[], quantity = "1") {
    const [item] = found;
    const [variation] = item?.variations ?? [];
    if (found.length === 1 && item?.variations.length === 1 && variation) add(item, variation, quantity);
    else setDialog({ kind: "choose", items: found, quantity });
  }

  const editLine = (variationId: number) => setDialog({ kind: "line", variationId });
  const keys = useScanFieldKeys({
    search,
    markedLine: cart.marked === null ? undefined : cart.lines[cart.marked],
    change,
    onEditLine: editLine,
  });

  const hasLines = cart.lines.length > 0;
  const open =
    (next: TillDialog, isAllowed = true) =>
    () =>
      isAllowed && setDialog(next);
  const commands = {
    scan: () => field.current?.select(),
    customer: open({ kind: "customer" }),
    discount: open({ kind: "discount" }, hasLines),
    held: open({ kind: "held" }),
    hold: open({ kind: "hold" }, hasLines),
    pay: open({ kind: "pay" }, hasLines && search.pending.length === 0),
  };
  useTillKeys(commands, field, dialog !== null);
  useTillFocus(field, dialog !== null);

  return (
    <div className="-mb-6 flex min-h-0 gap-4 max-md:pb-20 md:h-[calc(100dvh-5.75rem)] lg:h-[calc(100dvh-2.75rem)]">
      <div className={classNames("flex min-w-0 flex-1 flex-col gap-3", isCartShown && "max-md:hidden")}>
        <TillSearchArea
          field={field}
          search={search}
          keys={keys}
          locations={locations}
          locationId={locationId}
          categories={categories}
          onSellFrom={sellFrom}
          onPick={(item) => pick([item])}
          onShowKeys={open({ kind: "keys" })}
        />
      </div>
      <div
        className={classNames(
          "flex min-h-0 w-full flex-col gap-2 md:w-[21rem] lg:w-[24rem]",
          !isCartShown && "max-md:hidden",
        )}
      >
        <Button className="self-start md:hidden" onClick={() => setIsCartShown(false)}>
          {t("cart.back")}
        </Button>
        <CartPanel
          cart={cart}
          totals={totals}
          pending={search.pending}
          heldCount={held.data?.length ?? 0}
          change={change}
          onEditLine={editLine}
          onEmpty={open({ kind: "empty" }, hasLines)}
          commands={commands}
        />
      </div>
      {!isCartShown && (
        <CartBar lineCount={cart.lines.length} total={totals.total} onShow={() => setIsCartShown(true)} />
      )}
      <TillDialogs
        dialog={dialog}
        setDialog={setDialog}
        cart={cart}
        totals={totals}
        locationId={locationId}
        change={change}
        onAdd={add}
        onTakeUp={takeUp}
        onSold={() => setIsCartShown(false)}
      />
    </div>
  );
}
