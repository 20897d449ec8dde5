import { PageSkeleton } from "@/components/layout/page-skeleton";

export default function TaxesLoading() {
  return <PageSkeleton />;
}
