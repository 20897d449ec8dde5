"use client";

import { useState } from "react";
import type { HeldCart } from "@/lib/sales/till-view";
import { storeTillLocation } from "./till-location";
import { useStoredCart } from "./use-stored-cart";

/** The till's location, and this person's cart there. */
export function useTillCart(userId: number, firstLocationId: number) {
  const [locationId, setLocationId] = useState(firstLocationId);
  const { cart, change, cartAt, changeAt, moveTo } = useStoredCart(userId, locationId);

  function sellFrom(id: number) {
    moveTo(id);
    setLocationId(id);
    storeTillLocation(id);
  }

  /** False: the held sale's location has a cart, which is now on the screen. */
  function takeUp(heldCart: HeldCart, number: string): boolean {
    const at = heldCart.cart.locationId;
    setLocationId(at);
    if (cartAt(at).lines.length > 0) return false;
    changeAt(at, { type: "takeUp", held: heldCart, number });
    return true;
  }

  return { locationId, cart, change, sellFrom, takeUp };
}
