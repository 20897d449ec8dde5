"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { useProblems } from "./use-import";

/** Every bad line with its reason, here and as a file. */
export function ProblemList({ id }: { id: number }) {
  const t = useTranslations("importProducts");
  const errorText = useApiError();
  const problems = useProblems(id);
  const items = problems.data?.pages.flatMap((page) => page.items) ?? [];
  const reason = (code: string, value: string) => t(`issues.${code}` as "issues.skuTwice", { value });
  return (
    <Card
      isFlush
      title={t("problems")}
      actions={
        <Button asChild size="sm">
          <a href={`/api/products/imports/${id}/problems?file=csv`} download>
            <Download aria-hidden />
            {t("download")}
          </a>
        </Button>
      }
    >
      {problems.isError && items.length === 0 ? (
        <ErrorState
          message={errorText(problems.error)}
          isRetrying={problems.isFetching}
          onRetry={() => void problems.refetch()}
        />
      ) : problems.isPending ? (
        <Skeleton className="m-4 h-24" />
      ) : (
        <Table caption={t("problems")}>
          <TableHead>
            <tr>
              <TableHeaderCell isNumeric>{t("columns.line")}</TableHeaderCell>
              <TableHeaderCell>{t("columns.product")}</TableHeaderCell>
              <TableHeaderCell>{t("columns.reason")}</TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {items.map(({ line, sku, name, issues }) => (
              <TableRow key={line}>
                <TableCell isNumeric>{line}</TableCell>
                <TableCell className="max-w-64">
                  <bdi className="line-clamp-2">{name}</bdi>
                  <bdi className="block truncate text-[0.8125rem] text-ink-muted">{sku}</bdi>
                </TableCell>
                <TableCell className="min-w-56">
                  {issues.map(({ column, code, value }) => (
                    <span key={`${column}-${code}`} className="block">
                      {reason(code, value)}
                    </span>
                  ))}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {items.length > 0 && (problems.hasNextPage || problems.isError) && (
        <div className="border-t border-line px-4 py-2.5 sm:px-5">
          <LoadMore list={problems} />
        </div>
      )}
    </Card>
  );
}
