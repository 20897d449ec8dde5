import { createBusiness, createLocation, createProduct, createUser } from "@/lib/testing/factories";
import { DEFAULT_ROLES } from "@/lib/auth/permissions";
import { connectStore } from "./connect-store";
import { type Ground, type Shop, storesOf, type World } from "./world";

const FIRST_URL = "https://store.example";

const OPENING = { MUG: 10, CUP: 3, "TEE-S": 8, "TEE-M": 2 } as const;

/** A shop with two simple products and one of two variations, whose store is still empty. */
export async function openWorld(ground: Ground): Promise<World> {
  const { db } = ground;
  const business = await createBusiness(db);
  const location = await createLocation(db, business.id);
  const user = await createUser(db, business.id, "owner");
  const stock = (quantity: number) => ({ [location.id]: quantity });
  const mug = await createProduct(db, business.id, { sku: "MUG", name: "Mug", stock: stock(OPENING.MUG) });
  const cup = await createProduct(db, business.id, { sku: "CUP", name: "Cup", stock: stock(OPENING.CUP) });
  const tee = await createProduct(db, business.id, {
    sku: "TEE",
    name: "Tee",
    variations: [
      { sku: "TEE-S", options: { Size: "S" }, stock: stock(OPENING["TEE-S"]) },
      { sku: "TEE-M", options: { Size: "M" }, stock: stock(OPENING["TEE-M"]) },
    ],
  });
  const shop: Shop = {
    ...ground,
    businessId: business.id,
    locationId: location.id,
    seller: { id: user.id, businessId: business.id, permissions: DEFAULT_ROLES.owner },
    goods: [mug, cup, tee].flatMap((product) =>
      product.variations.map(({ id, sku }) => ({
        variationId: id,
        productId: product.id,
        sku,
        opening: OPENING[sku as keyof typeof OPENING],
      })),
    ),
    productIds: [mug.id, cup.id, tee.id],
    dead: [],
  };
  return connectStore(shop, FIRST_URL);
}

/** Ends a history: later ones schedule nothing for its shop. */
export async function closeWorld(world: World): Promise<void> {
  for (const process of world.dead) process.remove();
  for (const { sim } of storesOf(world)) await sim.close();
  await world.db.business.update({ where: { id: world.businessId }, data: { modules: [] } });
}
