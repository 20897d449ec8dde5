import { PageSkeleton } from "@/components/layout/page-skeleton";

export default function LocationsLoading() {
  return <PageSkeleton />;
}
