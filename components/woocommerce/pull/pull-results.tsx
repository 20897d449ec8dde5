"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { PullPreview } from "@/lib/sync/pull/pull-view";

/** What a completed pull has taken over, and what stayed out for what reason. Lines without a number are left out. */
export function PullResults({ preview, syncHref }: { preview: PullPreview; syncHref: string }) {
  const t = useTranslations("pull.end");
  const { counts, linked, images, results } = preview;
  const { customers, orders } = results;
  const lines = [
    ["leftOut", counts.left_out],
    ["customers", customers.taken],
    ["customersErased", customers.erased],
    ["customersUnnamed", customers.unnamed],
    ["orders", orders.taken],
    ["ordersLeftOut", orders.leftOut],
    ["ordersFailed", orders.failed],
    ["images", images.failed],
  ] as const;
  return (
    <Alert
      tone="success"
      isLive
      actions={
        <Button asChild size="sm">
          <Link href={syncHref}>{t("sync")}</Link>
        </Button>
      }
    >
      {t("completed", { count: linked })}
      {lines.map(([key, count]) =>
        count === 0 ? null : (
          <span key={key} className="block">
            {t(key, { count })}
          </span>
        ),
      )}
    </Alert>
  );
}
