import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { Spinner } from "@/components/ui/spinner";

const button = cva(
  [
    "relative inline-flex shrink-0 items-center justify-center gap-2 rounded-box border font-medium whitespace-nowrap",
    "transition-colors duration-100 select-none touch-target",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 aria-busy:cursor-progress aria-busy:opacity-100",
    "[&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "border-transparent bg-accent text-on-accent shadow-lift hover:bg-accent-strong",
        secondary: "border-line bg-surface text-ink shadow-lift hover:border-line-strong hover:bg-sunken",
        ghost: "border-transparent text-ink hover:bg-sunken",
        danger: "border-transparent bg-danger text-on-danger shadow-lift hover:bg-danger-strong",
        link: "border-transparent text-accent-ink underline-offset-4 hover:underline",
      },
      size: {
        sm: "h-8 px-2.5 text-[0.8125rem]",
        md: "h-9 px-3.5",
        lg: "h-11 px-5 text-base",
        icon: "size-9 p-0",
        "icon-sm": "size-8 p-0",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof button> & {
    /** Renders the only child (a link) with the button's looks. */
    asChild?: boolean;
    /** Shows a spinner in the button's own width and ignores further clicks. */
    isPending?: boolean;
  };

export function Button({
  variant,
  size,
  asChild = false,
  isPending = false,
  className,
  children,
  type = "button",
  onClick,
  ...props
}: ButtonProps) {
  const classes = classNames(button({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} onClick={onClick} {...props}>
        {children}
      </Slot.Root>
    );
  }
  // aria-disabled instead of disabled while pending, so that the focus stays.
  return (
    <button
      type={isPending ? "button" : type}
      className={classes}
      aria-busy={isPending || undefined}
      aria-disabled={isPending || undefined}
      onClick={isPending ? (event) => event.preventDefault() : onClick}
      {...props}
    >
      {isPending ? (
        <>
          {/* Transparent, not hidden: keeps the width, and the name for screen readers. */}
          <span className="inline-flex items-center gap-2 opacity-0">{children}</span>
          <Spinner className="absolute" />
        </>
      ) : (
        children
      )}
    </button>
  );
}
