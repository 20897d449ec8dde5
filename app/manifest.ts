import type { MetadataRoute } from "next";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "AurPOS",
    short_name: "AurPOS",
    start_url: "/",
    display: "standalone",
    background_color: "#f7f6f3",
    theme_color: "#005862",
    icons: [{ src: "/logo.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
  };
}
