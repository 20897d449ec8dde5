"use client";

import { Keyboard, PackageSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { toCategoryTree } from "@/lib/catalog/category-tree";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { computeSaleTotals } from "@/lib/sales/sale-totals";
import type { HeldCart, TillItem, TillPage, TillVariation } from "@/lib/sales/till-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFormat } from "@/components/hooks/use-format";
import { useUser } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { Select } from "@/components/ui/select";
import { CartPanel } from "./cart-panel";
import { CategoryTiles } from "./category-tiles";
import { ProductTiles } from "./product-tiles";
import { ScanField } from "./scan-field";
import { TillDialogs, type TillDialog } from "./till-dialogs";
import { rememberLocation } from "./till-location";
import { useHeldSales } from "./use-held-sales";
import { useKeptCart } from "./use-kept-cart";
import { useScan } from "./use-scan";
import { useSearchText } from "./use-search-text";
import { useTillItems } from "./use-till-items";
import { useTillKeys } from "./use-till-keys";

/** Many scanners end a code with two line ends: the second one is no wish to change a line. */
const SCANNER_TAIL_MS = 300;

type TillViewProps = {
  locations: { id: number; name: string }[];
  categories: CategoryRow[];
  initial: { locationId: number; page: TillPage };
};

export function TillView({ locations, categories, initial }: TillViewProps) {
  const t = useTranslations("till");
  const errorText = useApiError();
  const format = useFormat();
  const { id: userId, business } = useUser();
  const { currency, pricesIncludeTax } = business;
  const [locationId, setLocationId] = useState(initial.locationId);
  const { cart, change, cartAt, changeAt, moveTo } = useKeptCart(userId, locationId);
  const [categoryId, setCategoryId] = useState<number | null>(null);
  const [dialog, setDialog] = useState<TillDialog | null>(null);
  const [isCartShown, setIsCartShown] = useState(false);
  const [marked, setMarked] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const submittedAt = useRef(-SCANNER_TAIL_MS);
  const search = useSearchText();
  const tiles = useTillItems({ locationId, q: search.settled, categoryId }, initial);
  const items = tiles.data?.pages.flatMap((page) => page.items) ?? [];
  const held = useHeldSales();
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

  function sellFrom(id: number) {
    moveTo(id);
    setLocationId(id);
    rememberLocation(id);
  }

  /** False: a cart has been begun where the held sale belongs; that one is then on the screen. */
  function takeUp(heldCart: HeldCart, number: string): boolean {
    const at = heldCart.cart.locationId;
    setLocationId(at);
    if (cartAt(at).lines.length > 0) return false;
    changeAt(at, { type: "takeUp", held: heldCart, number });
    return true;
  }

  const { scan, pending } = useScan({
    locationId,
    onFound: pick,
    onSearch: (text) => {
      // What has been scanned since is not overwritten; what is scanned next takes this text's place.
      if (field.current?.value !== "") return;
      search.setText(text);
      requestAnimationFrame(() => field.current?.select());
    },
  });

  const hasLines = cart.lines.length > 0;
  const markedLine = cart.marked === null ? undefined : cart.lines[cart.marked];
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
    pay: open({ kind: "pay" }, hasLines && pending.length === 0),
  };
  useTillKeys(commands, field, dialog !== null);

  // A dialog gives the focus back to what opened it; after a key that is the field, after a touch nothing should take it.
  const isDialogOpen = dialog !== null;
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isDialogOpen && window.matchMedia("(pointer: fine)").matches) {
      const frame = requestAnimationFrame(() => field.current?.focus());
      wasOpen.current = false;
      return () => cancelAnimationFrame(frame);
    }
    wasOpen.current = isDialogOpen;
  }, [isDialogOpen]);

  function submit(at: number) {
    const text = search.text.trim();
    const isScannersTail = at - submittedAt.current < SCANNER_TAIL_MS;
    submittedAt.current = at;
    const chosen = marked === null ? undefined : items[marked];
    search.clear();
    setMarked(null);
    if (chosen) pick([chosen]);
    else if (text !== "") void scan(text);
    else if (markedLine && pending.length === 0 && !isScannersTail)
      setDialog({ kind: "line", variationId: markedLine.variationId });
  }

  function onFieldKey(event: React.KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
    if (step !== null) {
      event.preventDefault();
      if (search.text === "") return change({ type: "mark", step });
      return setMarked((before) => Math.max(0, Math.min(items.length - 1, before === null ? 0 : before + step)));
    }
    if (search.text !== "" || !markedLine) return;
    if (event.key === "+" || event.key === "-")
      change({ type: "changeQuantity", variationId: markedLine.variationId, by: event.key === "+" ? 1 : -1 });
    else if (event.key === "Delete") change({ type: "remove", variationId: markedLine.variationId });
    else return;
    event.preventDefault();
  }

  return (
    <div className="-mb-6 flex min-h-0 gap-4 max-md:pb-20 md:h-[calc(100dvh-5.75rem)] lg:h-[calc(100dvh-2.75rem)]">
      <div className={classNames("flex min-w-0 flex-1 flex-col gap-3", isCartShown && "max-md:hidden")}>
        <div className="flex gap-2">
          <div className="min-w-0 flex-1">
            <ScanField
              ref={field}
              text={search.text}
              onChange={(text) => {
                search.setText(text);
                setMarked(null);
              }}
              onSubmit={submit}
              onKey={onFieldKey}
            />
          </div>
          <Button
            variant="ghost"
            size="icon"
            className="size-11 max-md:hidden pointer-coarse:hidden"
            aria-label={t("keys.show")}
            onClick={open({ kind: "keys" })}
          >
            <Keyboard aria-hidden />
          </Button>
        </div>
        <div className="flex items-center gap-3">
          {locations.length > 1 && (
            <Select
              aria-label={t("location")}
              className="w-40 shrink-0 lg:w-48 [&_select]:h-10"
              value={locationId}
              // What is being looked up belongs to the cart of this location.
              disabled={pending.length > 0}
              onChange={(event) => sellFrom(Number(event.target.value))}
            >
              {locations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
          {search.text === "" && (
            <CategoryTiles nodes={toCategoryTree(categories)} current={categoryId} onChoose={setCategoryId} />
          )}
        </div>
        <div className="-mx-1 min-h-0 flex-1 overflow-y-auto">
          {tiles.isError && items.length === 0 ? (
            <ErrorState
              title={t("tiles.failed")}
              message={errorText(tiles.error)}
              onRetry={() => void tiles.refetch()}
              isRetrying={tiles.isFetching}
            />
          ) : items.length === 0 && !tiles.isPending ? (
            <EmptyState
              icon={PackageSearch}
              title={search.settled ? t("tiles.emptySearch", { text: search.settled }) : t("tiles.empty")}
            />
          ) : (
            <ProductTiles
              items={items}
              marked={marked}
              isStale={tiles.isPlaceholderData}
              onPick={(item) => pick([item])}
            />
          )}
          {items.length > 0 && (tiles.hasNextPage || tiles.isError) && (
            <div className="p-2">
              <LoadMore list={tiles} />
            </div>
          )}
        </div>
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
          pending={pending}
          heldCount={held.data?.length ?? 0}
          change={change}
          onEditLine={(variationId) => setDialog({ kind: "line", variationId })}
          onEmpty={open({ kind: "empty" }, hasLines)}
          commands={commands}
        />
      </div>
      {!isCartShown && (
        <div className="fixed inset-x-0 bottom-(--bottom-bar,0px) z-20 border-t border-line bg-surface p-3 md:hidden">
          <Button variant="primary" className="h-12 w-full justify-between px-4" onClick={() => setIsCartShown(true)}>
            <span>
              {t("cart.show")} · {t("cart.pieces", { count: cart.lines.length })}
            </span>
            <bdi className="tabular-nums">{format.money(totals.total)}</bdi>
          </Button>
        </div>
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
