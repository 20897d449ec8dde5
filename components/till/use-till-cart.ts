"use client";

import { useState } from "react";
import type { HeldCart } from "@/lib/sales/till-view";
import { rememberLocation } from "./till-location";
import { useKeptCart } from "./use-kept-cart";

/** The location that is sold from, and the cart that this person has begun there. */
export function useTillCart(userId: number, firstLocationId: number) {
  const [locationId, setLocationId] = useState(firstLocationId);
  const { cart, change, cartAt, changeAt, moveTo } = useKeptCart(userId, locationId);

  function sellFrom(id: number) {
    moveTo(id);
    setLocationId(id);
    rememberLocation(id);
  }

  /** False: a cart has been begun where the held sale belongs; that one is then on the screen. */
  function takeUp(heldCart: HeldCart, number: string): boolean {
    const at = heldCart.cart.locationId;
    setLocationId(at);
    if (cartAt(at).lines.length > 0) return false;
    changeAt(at, { type: "takeUp", held: heldCart, number });
    return true;
  }

  return { locationId, cart, change, sellFrom, takeUp };
}
