import { describe, expect, test } from "vitest";
import { normaliseStoreUrl, toSearchedPage } from "./store-url";

describe("normaliseStoreUrl", () => {
  test.each([
    ["https://shop.example", "https://shop.example"],
    ["  Shop.Example/ ", "https://shop.example"],
    ["shop.example:8080", "https://shop.example:8080"],
    ["http://SHOP.example:80/", "http://shop.example"],
    ["https://shop.example/store//", "https://shop.example/store"],
    ["https://shop.example/Store/wp-json/wc/v3/", "https://shop.example/Store"],
    ["https://shop.example/wp-json", "https://shop.example"],
    ["https://shop.example/wp-admin/admin.php?page=wc-settings#keys", "https://shop.example"],
    ["https://shop.example/shop/wp-login.php?x=1", "https://shop.example/shop"],
    ["https://shop.example/index.php/shop", "https://shop.example"],
    ["https://shop.example/wp-jsonish", "https://shop.example/wp-jsonish"],
    ["https://münchen.example", "https://xn--mnchen-3ya.example"],
    ["http://127.0.0.1:8088", "http://127.0.0.1:8088"],
    ["http://[::1]:8088/", "http://[::1]:8088"],
    ["localhost:3000", "https://localhost:3000"],
  ])("%s → %s", (input, url) => {
    expect(normaliseStoreUrl(input)).toEqual({ ok: true, url });
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["ftp://shop.example", "scheme_not_supported"],
    ["javascript:alert(1)", "scheme_not_supported"],
    ["file:///etc/passwd", "scheme_not_supported"],
    ["https://", "not_a_url"],
    ["my shop", "not_a_url"],
    ["https://ck_1:cs_2@shop.example", "has_credentials"],
    ["https://shop.example/?rest_route=/", "has_query"],
    ["https://shop.example/#top", "has_query"],
    ["https://shop.example./", "not_a_host"],
  ])("%s is refused: %s", (input, problem) => {
    expect(normaliseStoreUrl(input)).toEqual({ ok: false, problem });
  });
});

describe("toSearchedPage", () => {
  test.each([
    ["shop.example/product/tea/?ref=1#top", "https://shop.example/product/tea"],
    ["http://shop.example/?p=12", "http://shop.example"],
    ["https://shop.example/shop/wp-admin/edit.php?post_type=product", "https://shop.example/shop"],
  ])("%s → %s", (input, url) => {
    expect(toSearchedPage(input)).toEqual({ ok: true, url });
  });

  test("refuses what is no address", () => {
    expect(toSearchedPage("my shop")).toEqual({ ok: false, problem: "not_a_url" });
  });
});
