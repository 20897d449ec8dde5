import { BLANK_ADDRESS } from "@/lib/customers/blank-address";
import type { OrderDraft } from "./order-draft";

/** An order without its buyer, for a sale whose customer was erased: the store may still send the buyer. */
export function withoutPerson(draft: OrderDraft): OrderDraft {
  return {
    ...draft,
    customer: { remoteId: null, name: "", email: null, phone: null },
    billing: BLANK_ADDRESS,
    shipping: BLANK_ADDRESS,
    customerNote: "",
  };
}
