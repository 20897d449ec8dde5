import { classNames } from "@/components/ui/class-names";

/** Holds the place of what is loading, in its size. Still, since pulsing boxes all over a page tire the eye. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames("block rounded-box bg-line/70", className)} />;
}
