"use client";

import { useCallback, useSyncExternalStore } from "react";
import { readStoredCart } from "@/lib/sales/stored-cart";
import { type CartAction, changeCart, emptyCart, type TillCart } from "@/lib/sales/till-cart";

const PREFIX = "aurpos.till-cart.";
/** The server's rendering, until the browser has read its storage. */
const NOTHING_YET = emptyCart();
const carts = new Map<string, TillCart>();
const listeners = new Set<() => void>();

/**
 * A cart outlives another page, a reload, a session's end and a dead battery. Its client key is restored with it, so
 * that a cart whose answer was lost is not sold twice. It belongs to this person on this device.
 */
function read(key: string): TillCart {
  const known = carts.get(key);
  if (known) return known;
  let cart: TillCart | null = null;
  try {
    cart = readStoredCart(window.localStorage.getItem(key));
  } catch {
    // No storage in this browser: the cart then lives as long as the page.
  }
  const stored = cart ?? emptyCart();
  carts.set(key, stored);
  return stored;
}

function write(key: string, cart: TillCart): void {
  carts.set(key, cart);
  try {
    window.localStorage.setItem(key, JSON.stringify(cart));
  } catch {
    // As above: without storage the cart lives as long as the page.
  }
  for (const listener of listeners) listener();
}

/** The same till in two windows shares one cart, so a sale in one window empties the other. */
function onStorage({ key }: StorageEvent): void {
  if (key !== null && !key.startsWith(PREFIX)) return;
  if (key === null) carts.clear();
  else carts.delete(key);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", onStorage);
  };
}

const keyOf = (userId: number, locationId: number) => `${PREFIX}${userId}.${locationId}`;

/** This person's cart at one location. */
export function useStoredCart(userId: number, locationId: number) {
  const key = keyOf(userId, locationId);
  const cart = useSyncExternalStore(
    subscribe,
    useCallback(() => read(key), [key]),
    () => NOTHING_YET,
  );
  return {
    cart,
    change: (action: CartAction) => write(key, changeCart(read(key), action)),
    /** The cart of another location, which may be about to become this till's location. */
    cartAt: (other: number) => read(keyOf(userId, other)),
    changeAt: (other: number, action: CartAction) =>
      write(keyOf(userId, other), changeCart(read(keyOf(userId, other)), action)),
    /** Moves the cart to another location, unless that location has a cart: then each stays where it is. */
    moveTo: (other: number) => {
      const otherKey = keyOf(userId, other);
      const moved = read(key);
      if (other === locationId || moved.lines.length === 0 || read(otherKey).lines.length > 0) return;
      write(otherKey, moved);
      write(key, emptyCart());
    },
  };
}
