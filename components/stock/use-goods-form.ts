"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { isRefusal, RequestError } from "@/lib/http/fetch-json";
import { newClientKey } from "@/lib/client-key";
import { receiptSchema, transferSchema } from "@/lib/stock/stock-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { useLeaveGuard } from "@/components/hooks/use-leave-guard";
import type { LocationChoice } from "./location-choice";
import { useGoodsLines } from "./use-goods-lines";
import { usePostGoods } from "./use-stock";

export type GoodsKind = "receive" | "transfer";

/** The form of received goods or of a transfer, and the server's answer. */
export function useGoodsForm(kind: GoodsKind, locations: LocationChoice[]) {
  const t = useTranslations("stock.goods");
  const router = useRouter();
  const errorText = useApiError();
  const isTransfer = kind === "transfer";
  const post = usePostGoods<{ reference: string }>(isTransfer ? "transfers" : "receipts");
  const goods = useGoodsLines();
  const [clientKey] = useState(newClientKey);
  const [from, setFrom] = useState(locations[0]?.id ?? 0);
  const [to, setTo] = useState(locations[1]?.id ?? locations[0]?.id ?? 0);
  const [note, setNote] = useState("");
  /** Field → key of `errors`; `all` is an error of the whole form. */
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [question, setQuestion] = useState<string | null>(null);

  // Booked goods stay booked, also while the next page is still loading.
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

  return {
    goods,
    from,
    setFrom,
    to,
    setTo,
    note,
    setNote,
    problems,
    isPosting,
    submit: () => void submit(false),
    /** The reason for a confirmation: more is to be taken than is in stock. */
    question,
    confirm: () => {
      setQuestion(null);
      void submit(true);
    },
    forgetQuestion: () => setQuestion(null),
  };
}
