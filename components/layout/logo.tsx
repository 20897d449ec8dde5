import { classNames } from "@/components/ui/class-names";

/**
 * A till slip whose fold forms the A, with a drop of gold (aurum, as in the name). The same drawing as
 * public/logo.svg, inline so that it uses the theme's colours.
 */
export function Logo({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={classNames("size-8 shrink-0", className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M8.2 24 L14.6 8.6 Q16 5.6 17.4 8.6 L23.8 24"
        fill="none"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-on-accent"
      />
      <circle cx="16" cy="20.4" r="2.6" className="fill-gold" />
    </svg>
  );
}
