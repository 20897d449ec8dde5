import { classNames } from "@/components/ui/class-names";

/** A placeholder in the size of what is loading. It does not pulse, since moving boxes all over a page tire the eye. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames("block rounded-box bg-line/70", className)} />;
}
