import { Skeleton } from "@/components/ui/skeleton";

export default function ProductLoading() {
  return (
    <div aria-busy className="space-y-5">
      <Skeleton className="h-12 w-1/2" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
        <Skeleton className="h-[32rem]" />
        <Skeleton className="h-80" />
      </div>
    </div>
  );
}
