"use client";

import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { ORDER_VIEWS, type OrderCounts, type OrderViewName } from "@/lib/sync/orders/order-view";

type OrderViewsProps = { view: OrderViewName; counts: OrderCounts; onChange: (view: OrderViewName) => void };

/** The choice of list, with counts for those that need a person. */
export function OrderViews({ view, counts, onChange }: OrderViewsProps) {
  const t = useTranslations("orders.views");
  return (
    <div
      role="group"
      aria-label={t("label")}
      className="-mx-4 flex gap-1.5 overflow-x-auto px-4 py-0.5 sm:mx-0 sm:flex-wrap sm:px-0"
    >
      {ORDER_VIEWS.map((name) => {
        const count = name === "all" ? 0 : counts[name];
        const isUrgent = count > 0 && name !== "deleted";
        return (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            onClick={() => onChange(name)}
            className={classNames(
              "touch-target inline-flex h-8 shrink-0 items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-[0.8125rem] font-medium whitespace-nowrap text-ink-muted hover:text-ink",
              "aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink",
            )}
          >
            {t(name)}
            {count > 0 && (
              <span
                className={classNames(
                  "rounded-full px-1.5 text-xs tabular-nums",
                  isUrgent ? "bg-warning-soft text-warning-ink" : "bg-sunken text-ink-muted",
                )}
              >
                {count}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
