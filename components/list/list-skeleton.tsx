import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The outline of a list, so that nothing jumps when the list arrives. */
export function ListSkeleton() {
  return (
    <div className="space-y-4" aria-busy>
      <Skeleton className="h-9 w-full" />
      <Card isFlush>
        <RowSkeletons />
      </Card>
    </div>
  );
}

/** Placeholder of the rows while they load. */
export function RowSkeletons() {
  return Array.from({ length: 10 }, (_, index) => (
    <div key={index} className="flex items-center gap-6 border-b border-line px-4 py-3.5 last:border-b-0 sm:px-5">
      <Skeleton className="h-4 w-24" />
      <Skeleton className="h-4 w-1/3" />
      <Skeleton className="ms-auto h-4 w-16" />
    </div>
  ));
}
