import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { wooHref } from "../woo-href";

/** The way to taking over a store that was there before the shop. */
export function PullLink({ storeId }: { storeId: number }) {
  const t = useTranslations("pull");
  return (
    <p className="mt-5 text-ink-muted">
      {t.rich("link", {
        link: (chunks) => (
          <Link href={wooHref("/woocommerce/pull", storeId)} className="text-accent-ink underline underline-offset-4">
            {chunks}
          </Link>
        ),
      })}
    </p>
  );
}
