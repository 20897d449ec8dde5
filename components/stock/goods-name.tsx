import { Link } from "@/components/ui/link";
import { ProductThumb } from "@/components/products/product-thumb";
import type { ImageView } from "@/lib/catalog/product-view";

type GoodsNameProps = { goods: { name: string; label: string; sku: string; image?: ImageView | null }; href?: string };

/** Product name, attribute values and code of a variation. */
export function GoodsName({ goods, href }: GoodsNameProps) {
  const { name, label, sku, image } = goods;
  return (
    <div className="flex min-w-36 sm:min-w-48 items-center gap-3">
      {image !== undefined && <ProductThumb image={image} size={36} />}
      <div className="min-w-0">
        {href === undefined ? (
          <bdi className="line-clamp-2 font-medium">{name}</bdi>
        ) : (
          <Link href={href} className="line-clamp-2 font-medium hover:text-accent-ink hover:underline">
            <bdi>{name}</bdi>
          </Link>
        )}
        <div className="text-[0.8125rem] text-ink-muted">
          {label !== "" && (
            <>
              <bdi>{label}</bdi>
              {" · "}
            </>
          )}
          <bdi>{sku}</bdi>
        </div>
      </div>
    </div>
  );
}
