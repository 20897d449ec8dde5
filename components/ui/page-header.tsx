import { ArrowLeft } from "lucide-react";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type PageHeaderProps = {
  title: ReactNode;
  /** The page's state in one sentence. */
  description?: ReactNode;
  /** Beside the title, e.g. a Badge. */
  badge?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; label: string };
};

export function PageHeader({ title, description, badge, actions, back }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        {back && (
          <Button asChild variant="link" size="sm" className="-ms-2.5 mb-1 text-ink-muted">
            <Link href={back.href}>
              <ArrowLeft aria-hidden className="flip-rtl" />
              {back.label}
            </Link>
          </Button>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold tracking-tight rtl:tracking-normal">{title}</h1>
          {badge}
        </div>
        {description && <div className="mt-1 max-w-[75ch] text-ink-muted">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
