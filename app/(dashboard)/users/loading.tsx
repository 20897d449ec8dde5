import { PageSkeleton } from "@/components/layout/page-skeleton";

export default function UsersLoading() {
  return <PageSkeleton />;
}
