import type { LucideIcon } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type MessagePageProps = { icon: LucideIcon; title: string; text: ReactNode; actions?: ReactNode };

/** Replaces a page: not found, not allowed, failed. */
export function MessagePage({ icon: Icon, title, text, actions }: MessagePageProps) {
  const t = useTranslations("layout.notFound");
  return (
    <div className="flex min-h-[60dvh] flex-col items-center justify-center px-4 py-10 text-center">
      <span className="mb-5 flex size-12 items-center justify-center rounded-full bg-accent-soft text-accent-ink">
        <Icon aria-hidden className="size-6" />
      </span>
      <h1 className="text-xl font-semibold tracking-tight rtl:tracking-normal">{title}</h1>
      <p className="mt-2 max-w-[52ch] text-ink-muted">{text}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        {actions}
        <Button asChild>
          <Link href="/">{t("home")}</Link>
        </Button>
      </div>
    </div>
  );
}
