import { ChevronRight, CircleCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { Card } from "@/components/ui/card";
import { StatusDot } from "@/components/ui/status-dot";
import type { AttentionItem } from "./attention-items";

export async function NeedsYou({ items }: { items: AttentionItem[] }) {
  const t = await getTranslations("dashboard");
  return (
    <Card isFlush title={t("needsYou")}>
      {items.length === 0 ? (
        <p className="flex items-center gap-2 px-4 pb-4 text-success-ink sm:px-5">
          <CircleCheck aria-hidden className="size-4" />
          {t("calm")}
        </p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {items.map(({ key, tone, text, href }) => (
            <li key={key}>
              {href === null ? (
                <p className="flex min-h-11 items-center px-4 py-2 sm:px-5">
                  <StatusDot tone={tone}>{text}</StatusDot>
                </p>
              ) : (
                <Link
                  href={href}
                  className="flex min-h-11 items-center justify-between gap-3 px-4 py-2 -outline-offset-2 hover:bg-sunken sm:px-5"
                >
                  <StatusDot tone={tone}>{text}</StatusDot>
                  <ChevronRight aria-hidden className="flip-rtl size-4 shrink-0 text-ink-muted" />
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
