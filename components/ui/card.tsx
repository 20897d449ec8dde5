import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type CardProps = Omit<ComponentProps<"section">, "title"> & {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** Lets a table or list run to the card's edges. */
  isFlush?: boolean;
  headingLevel?: 2 | 3;
};

export function Card({
  title,
  description,
  actions,
  footer,
  isFlush = false,
  headingLevel = 2,
  className,
  children,
  ...props
}: CardProps) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <section
      className={classNames("min-w-0 overflow-clip rounded-box border border-line bg-surface shadow-lift", className)}
      {...props}
    >
      {(title || actions) && (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 pb-3 sm:px-5">
          <div className="min-w-0 flex-1 basis-56">
            {title && <Heading className="text-[0.9375rem] font-semibold">{title}</Heading>}
            {description && <p className="mt-0.5 max-w-[70ch] text-ink-muted">{description}</p>}
          </div>
          {actions && <div className="flex max-w-full flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      {children && (
        <div
          className={
            isFlush ? "min-w-0" : classNames("px-4 pb-4 sm:px-5 sm:pb-5", !title && !actions && "pt-4 sm:pt-5")
          }
        >
          {children}
        </div>
      )}
      {footer && <footer className="border-t border-line bg-sunken/50 px-4 py-3 sm:px-5">{footer}</footer>}
    </section>
  );
}
