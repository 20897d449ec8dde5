import { PageSkeleton } from "@/components/layout/page-skeleton";

export default function StockLoading() {
  return <PageSkeleton />;
}
