"use client";

import { PackageOpen } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { toast } from "sonner";
import { isRefusal, RequestError } from "@/lib/http/fetch-json";
import { newClientKey } from "@/lib/sales/client-key";
import { receiptSchema, transferSchema } from "@/lib/stock/stock-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useLeaveGuard } from "@/components/hooks/use-leave-guard";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-actions";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { GoodsFinder } from "./goods-finder";
import { GoodsLines } from "./goods-lines";
import type { LocationChoice } from "./location-choice";
import { useGoodsLines } from "./use-goods-lines";
import { usePostGoods } from "./use-stock";

type GoodsViewProps = { kind: "receive" | "transfer"; locations: LocationChoice[] };

/**
 * Books goods in, or takes them from one location to another: a list, then one button. Enter alone never
 * books, since a scanner presses it with each code; Ctrl+Enter does.
 */
export function GoodsView({ kind, locations }: GoodsViewProps) {
  const t = useTranslations("stock.goods");
  const router = useRouter();
  const errorText = useApiError();
  const issueText = useFieldError();
  const isTransfer = kind === "transfer";
  const post = usePostGoods<{ reference: string }>(isTransfer ? "transfers" : "receipts");
  const goods = useGoodsLines();
  const [clientKey] = useState(newClientKey);
  const finder = useRef<HTMLInputElement>(null);
  const [from, setFrom] = useState(locations[0]?.id ?? 0);
  const [to, setTo] = useState(locations[1]?.id ?? locations[0]?.id ?? 0);
  const [note, setNote] = useState("");
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [question, setQuestion] = useState<string | null>(null);

  // Booked is booked, also while the next page is still on its way.
  const isPosting = post.isPending || post.isSuccess;
  useLeaveGuard(!post.isSuccess && (goods.lines.length > 0 || note !== ""));

  async function submit(allowShortage: boolean) {
    if (isPosting) return;
    const lines = goods.lines.map(({ row, quantity }) => ({ variationId: row.variationId, quantity }));
    const body = isTransfer
      ? { clientKey, fromLocationId: from, toLocationId: to, note, lines, allowShortage }
      : { clientKey, locationId: from, note, lines };
    const parsed = (isTransfer ? transferSchema : receiptSchema).safeParse(body);
    if (!parsed.success) {
      setProblems(
        Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]).reverse()),
      );
      return;
    }
    setProblems({});
    try {
      const { reference } = await post.mutateAsync(body);
      toast.success(t(`${kind}.done`, { reference }));
      router.push(`/stock/movements`);
    } catch (error) {
      if (isRefusal(error, "transferAsk")) setQuestion(errorText(error));
      else if (error instanceof RequestError && Object.keys(error.body.fields ?? {}).length > 0)
        setProblems(error.body.fields ?? {});
      else setProblems({ all: errorText(error) });
    }
  }

  function toFinder(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    finder.current?.focus();
  }

  const options = locations.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
  return (
    <form
      noValidate
      className="max-w-4xl space-y-4"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void submit(false);
      }}
    >
      <Card>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t(isTransfer ? "from" : "into")}
            error={issueText(problems.fromLocationId ?? problems.locationId)}
          >
            <Select value={from} onChange={(event) => setFrom(Number(event.target.value))}>
              {options}
            </Select>
          </Field>
          {isTransfer && (
            <Field label={t("to")} error={issueText(problems.toLocationId)}>
              <Select value={to} onChange={(event) => setTo(Number(event.target.value))}>
                {options}
              </Select>
            </Field>
          )}
          <Field
            label={t(`${kind}.note`)}
            hint={t(`${kind}.noteHint`)}
            error={issueText(problems.note)}
            isOptional={isTransfer}
            className="sm:col-span-2"
          >
            <Input
              dir="auto"
              maxLength={400}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              onKeyDown={toFinder}
            />
          </Field>
        </div>
      </Card>
      <Card isFlush title={t("lines")}>
        <div className="px-4 pb-3 sm:px-5">
          <GoodsFinder inputRef={finder} label={t("find")} onFound={goods.add} />
        </div>
        {goods.lines.length === 0 ? (
          <EmptyState
            icon={PackageOpen}
            title={t("empty.title")}
            description={t("empty.text")}
            className="border-t border-line py-8"
          />
        ) : (
          <GoodsLines
            goods={goods}
            fromLocationId={isTransfer ? from : null}
            problems={problems}
            onEnd={() => finder.current?.focus()}
          />
        )}
      </Card>
      {(problems.all ?? problems.lines) !== undefined && (
        <Alert tone="danger" isLive>
          {problems.all ?? issueText(problems.lines)}
        </Alert>
      )}
      <FormActions status={t("count", { count: goods.lines.length })}>
        <Button
          variant="primary"
          aria-keyshortcuts="Control+Enter"
          isPending={isPosting}
          onClick={() => void submit(false)}
        >
          {t(`${kind}.submit`)}
        </Button>
      </FormActions>
      <ConfirmDialog
        isOpen={question !== null}
        onOpenChange={(isOpen) => !isOpen && setQuestion(null)}
        title={t("askTitle")}
        description={question}
        confirmLabel={t("askConfirm")}
        onConfirm={() => {
          setQuestion(null);
          void submit(true);
        }}
      />
    </form>
  );
}
