import { Skeleton } from "@/components/ui/skeleton";

/** Title, tabs and a box in the places where the page has them. */
export default function Loading() {
  return (
    <div aria-busy className="space-y-5">
      <Skeleton className="h-7 w-56" />
      <Skeleton className="h-10 w-full" />
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-64 w-full" />
    </div>
  );
}
