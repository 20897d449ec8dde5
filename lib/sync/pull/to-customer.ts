import type { OrderDraft } from "@/lib/sync/orders/order-draft";
import { toAddress } from "@/lib/sync/orders/map-order";
import type { PulledCustomer } from "@/lib/woo/resources/customers";

/** Converts a registered customer to what an order says of its buyer, so that both end in one function. */
export function toCustomer(remote: PulledCustomer): Pick<OrderDraft, "customer" | "billing" | "shipping"> {
  const { id, billing, shipping } = remote;
  const nameOf = (part: { first_name: string; last_name: string }) =>
    [part.first_name.trim(), part.last_name.trim()].filter(Boolean).join(" ");
  const email = emailOf(remote);
  return {
    customer: {
      remoteId: id,
      name: nameOf(remote) || nameOf(billing) || nameOf(shipping) || billing.company.trim() || (email ?? ""),
      email,
      phone: billing.phone || shipping.phone || null,
    },
    billing: toAddress(billing),
    shipping: toAddress(shipping),
  };
}

/** The e-mail address of the account, or of its bills; null for none that is one. Lower-case and trimmed. */
export function emailOf({ email, billing }: Pick<PulledCustomer, "email" | "billing">): string | null {
  const found = [email, billing.email].find((text) => text.includes("@"));
  return found?.trim().toLowerCase() ?? null;
}
