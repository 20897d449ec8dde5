import { PageSkeleton } from "@/components/layout/page-skeleton";

export default function PricesLoading() {
  return <PageSkeleton />;
}
