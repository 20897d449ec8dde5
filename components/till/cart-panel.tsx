"use client";

import { BadgePercent, Clock, HandCoins, PauseCircle, ShoppingCart, Trash2, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SaleTotals } from "@/lib/sales/sale-totals";
import type { CartAction, TillCart } from "@/lib/sales/till-cart";
import { useFormat } from "@/components/hooks/use-format";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";
import { CartLineRow } from "./cart-line";
import { CartSums } from "./cart-sums";
import { keepFocus } from "./keep-focus";
import type { PendingScan } from "./use-scan";
import { TILL_KEYS, type TillCommand } from "./use-till-keys";

type CartPanelProps = {
  cart: TillCart;
  totals: SaleTotals;
  pending: PendingScan[];
  heldCount: number;
  change: (action: CartAction) => void;
  onEditLine: (variationId: number) => void;
  onEmpty: () => void;
  commands: Record<TillCommand, () => void>;
};

export function CartPanel({ cart, totals, pending, heldCount, change, onEditLine, onEmpty, commands }: CartPanelProps) {
  const t = useTranslations("till");
  const format = useFormat();
  const isEmpty = cart.lines.length === 0;
  return (
    <section
      aria-label={t("cart.title")}
      className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-box border border-line bg-surface shadow-lift"
    >
      <header className="flex items-center gap-2 border-b border-line px-3 py-2">
        <Button
          variant="ghost"
          className="min-w-0 flex-1 justify-start px-2"
          onMouseDown={keepFocus}
          onClick={commands.customer}
        >
          <UserRound aria-hidden />
          <bdi className="truncate">{cart.customer?.name ?? t("cart.noCustomer")}</bdi>
          <Kbd className="ms-auto pointer-coarse:hidden">{TILL_KEYS.customer}</Kbd>
        </Button>
        {cart.held && <Badge tone="accent">{t("cart.takenUp", { number: cart.held.number })}</Badge>}
        <Button
          variant="ghost"
          size="icon"
          aria-label={t("cart.clear")}
          disabled={isEmpty}
          onMouseDown={keepFocus}
          onClick={onEmpty}
        >
          <Trash2 aria-hidden />
        </Button>
      </header>
      <div className="min-h-40 flex-1 overflow-y-auto">
        {isEmpty && pending.length === 0 ? (
          <EmptyState icon={ShoppingCart} title={t("cart.empty")} description={t("cart.emptyText")} />
        ) : (
          <ul className="divide-y divide-line" aria-live="polite">
            {cart.lines.map((line, index) => (
              <CartLineRow
                key={line.variationId}
                line={line}
                totals={totals.lines[index]!}
                isMarked={index === cart.marked}
                change={change}
                onEdit={() => onEditLine(line.variationId)}
              />
            ))}
            {pending.map(({ id, code }) => (
              <li key={id} className="flex items-center gap-2 px-3 py-3 text-ink-muted">
                <Spinner />
                {t("scan.lookingUp", { code })}
              </li>
            ))}
          </ul>
        )}
      </div>
      <footer className="space-y-3 border-t border-line bg-sunken/50 p-3">
        <CartSums totals={totals} />
        <div className="grid grid-cols-3 gap-2">
          <Command
            icon={<BadgePercent aria-hidden />}
            label={t("line.discount")}
            hotkey={TILL_KEYS.discount}
            isDisabled={isEmpty}
            onClick={commands.discount}
          />
          <Command
            icon={<Clock aria-hidden />}
            label={heldCount > 0 ? `${t("held.action")} (${format.number(heldCount)})` : t("held.action")}
            hotkey={TILL_KEYS.held}
            onClick={commands.held}
          />
          <Command
            icon={<PauseCircle aria-hidden />}
            label={t("hold.action")}
            hotkey={TILL_KEYS.hold}
            isDisabled={isEmpty}
            onClick={commands.hold}
          />
        </div>
        <Button
          variant="primary"
          className="h-14 w-full justify-between px-5 text-lg"
          disabled={isEmpty}
          onMouseDown={keepFocus}
          onClick={commands.pay}
        >
          <span className="flex items-center gap-2.5">
            <HandCoins aria-hidden className="size-5!" />
            {t("pay.action")}
            <Kbd className="border-transparent bg-on-accent/20 text-on-accent pointer-coarse:hidden">
              {TILL_KEYS.pay}
            </Kbd>
          </span>
          <bdi className="tabular-nums">{format.money(totals.total)}</bdi>
        </Button>
      </footer>
    </section>
  );
}

type CommandProps = { icon: ReactNode; label: string; hotkey: string; isDisabled?: boolean; onClick: () => void };

function Command({ icon, label, hotkey, isDisabled = false, onClick }: CommandProps) {
  return (
    <Button
      disabled={isDisabled}
      className="h-auto min-h-12 min-w-0 flex-col gap-0.5 px-1 py-1.5 text-xs"
      onMouseDown={keepFocus}
      onClick={onClick}
    >
      <span className="flex items-center gap-1.5">
        {icon}
        <Kbd className="h-4 px-1 text-[0.6875rem] pointer-coarse:hidden">{hotkey}</Kbd>
      </span>
      <span className="max-w-full truncate">{label}</span>
    </Button>
  );
}
