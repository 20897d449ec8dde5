import { Skeleton } from "@/components/ui/skeleton";

/** The outline of the till, so that nothing jumps when the till arrives. */
export default function TillLoading() {
  return (
    <div className="flex gap-4 md:h-[calc(100dvh-5.75rem)] lg:h-[calc(100dvh-2.75rem)]" aria-busy>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <Skeleton className="h-11 w-full" />
        <Skeleton className="h-11 w-2/3" />
        <div className="grid flex-1 grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] content-start gap-2.5">
          {Array.from({ length: 12 }, (_, index) => (
            <Skeleton key={index} className="h-40" />
          ))}
        </div>
      </div>
      <Skeleton className="hidden h-full w-[21rem] md:block lg:w-[24rem]" />
    </div>
  );
}
