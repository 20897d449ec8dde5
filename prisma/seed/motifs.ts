import type { COLOURINGS, Motif } from "./tiles";

type Colours = (typeof COLOURINGS)[keyof typeof COLOURINGS];

/** Flat shapes on a 120 × 120 field, standing on a line at y = 96. */
const DRAWINGS: Record<Motif, (colours: Colours) => string> = {
  bag: ({ main, dark, light }) => `
    <path d="M40 34h40l4 62H36z" fill="${main}"/><path d="M40 34h40l-2-8H42z" fill="${dark}"/>
    <rect x="47" y="52" width="26" height="26" rx="2" fill="${light}"/>
    <ellipse cx="60" cy="65" rx="6" ry="9" fill="${dark}" transform="rotate(25 60 65)"/>`,
  cup: ({ main, dark, light }) => `
    <path d="M34 48h46v22a23 23 0 0 1-46 0z" fill="${main}"/>
    <path d="M80 54h6a9 9 0 0 1 0 18h-7" fill="none" stroke="${main}" stroke-width="6"/>
    <ellipse cx="57" cy="48" rx="23" ry="5" fill="${dark}"/><rect x="28" y="92" width="60" height="4" rx="2" fill="${light}"/>`,
  leaf: ({ main, dark, light }) => `
    <path d="M60 96C28 80 30 44 60 24c30 20 32 56 0 72z" fill="${main}"/>
    <path d="M60 96V38M60 60l14-12M60 74l16-13M60 60L46 48M60 74L44 61" stroke="${light}" stroke-width="3" fill="none"/>
    <circle cx="60" cy="24" r="3" fill="${dark}"/>`,
  tin: ({ main, dark, light }) => `
    <rect x="38" y="38" width="44" height="58" rx="3" fill="${main}"/><rect x="36" y="30" width="48" height="13" rx="3" fill="${dark}"/>
    <rect x="38" y="58" width="44" height="20" fill="${light}"/><path d="M46 68h28" stroke="${dark}" stroke-width="3"/>`,
  kettle: ({ main, dark, light }) => `
    <path d="M40 50h42l8 46H34z" fill="${main}"/><path d="M38 70C24 70 24 52 18 48" fill="none" stroke="${main}" stroke-width="6"/>
    <path d="M82 56c18-2 20 30 4 30" fill="none" stroke="${dark}" stroke-width="6"/><rect x="46" y="42" width="30" height="8" rx="4" fill="${dark}"/><circle cx="61" cy="38" r="4" fill="${light}"/>`,
  mug: ({ main, dark, light }) => `
    <rect x="34" y="40" width="44" height="56" rx="6" fill="${main}"/><path d="M78 52h8a8 8 0 0 1 8 8v12a8 8 0 0 1-8 8h-8" fill="none" stroke="${main}" stroke-width="7"/>
    <rect x="34" y="74" width="44" height="8" fill="${light}"/><rect x="34" y="40" width="44" height="6" rx="3" fill="${dark}"/>`,
  shirt: ({ main, dark, light }) => `
    <path d="M44 28l-24 14 8 18 10-5v41h44V55l10 5 8-18-24-14c-5 10-27 10-32 0z" fill="${main}"/>
    <path d="M44 28c5 10 27 10 32 0" fill="none" stroke="${dark}" stroke-width="3"/><circle cx="60" cy="62" r="9" fill="${light}"/>`,
  candle: ({ main, dark, light }) => `
    <rect x="42" y="54" width="36" height="42" rx="4" fill="${main}"/><path d="M60 54V44" stroke="${dark}" stroke-width="3"/>
    <path d="M60 22c10 12 7 22 0 22s-10-10 0-22z" fill="${light}"/><rect x="48" y="66" width="24" height="16" rx="2" fill="${light}"/>`,
  jar: ({ main, dark, light }) => `
    <path d="M40 44h40c6 4 6 8 6 14v30a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8V58c0-6 0-10 6-14z" fill="${light}"/>
    <path d="M34 62h52v26a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8z" fill="${main}"/><rect x="40" y="30" width="40" height="14" rx="3" fill="${dark}"/>`,
  bottle: ({ main, dark, light }) => `
    <path d="M53 24h14v20c0 6 11 8 11 20v28a4 4 0 0 1-4 4H46a4 4 0 0 1-4-4V64c0-12 11-14 11-20z" fill="${main}"/>
    <rect x="52" y="20" width="16" height="9" rx="2" fill="${dark}"/><rect x="42" y="66" width="36" height="18" fill="${light}"/>`,
  bar: ({ main, dark, light }) => `
    <rect x="40" y="26" width="40" height="70" rx="3" fill="${dark}"/><path d="M40 50h40v46H40z" fill="${main}"/>
    <path d="M53 26v24M66 26v24M40 38h40" stroke="${light}" stroke-width="2"/><path d="M50 72h20" stroke="${light}" stroke-width="4"/>`,
  dripper: ({ main, dark, light }) => `
    <path d="M32 28h56L70 56H50z" fill="${main}"/><rect x="40" y="56" width="40" height="5" rx="2" fill="${dark}"/>
    <path d="M46 64h28l8 28a4 4 0 0 1-4 4H42a4 4 0 0 1-4-4z" fill="${light}"/><path d="M40 82h40l2 10a4 4 0 0 1-4 4H42a4 4 0 0 1-4-4z" fill="${dark}"/>`,
  apron: ({ main, dark, light }) => `
    <path d="M46 30h28l4 24 8 4v38H34V58l8-4z" fill="${main}"/><path d="M46 30c0-12 28-12 28 0" fill="none" stroke="${dark}" stroke-width="3"/>
    <rect x="46" y="66" width="28" height="16" rx="2" fill="${light}"/>`,
  soap: ({ main, dark, light }) => `
    <rect x="28" y="62" width="64" height="34" rx="12" fill="${main}"/><rect x="38" y="72" width="44" height="12" rx="6" fill="${dark}"/>
    <circle cx="46" cy="46" r="8" fill="${light}"/><circle cx="64" cy="34" r="11" fill="${light}"/><circle cx="78" cy="50" r="5" fill="${light}"/>`,
  book: ({ main, dark, light }) => `
    <rect x="36" y="26" width="50" height="70" rx="3" fill="${main}"/><rect x="36" y="26" width="9" height="70" fill="${dark}"/>
    <rect x="53" y="40" width="24" height="14" fill="${light}"/><path d="M53 64h24" stroke="${light}" stroke-width="3"/>`,
  bowl: ({ main, dark, light }) => `
    <path d="M24 54h72c0 24-16 38-36 38S24 78 24 54z" fill="${main}"/><rect x="46" y="90" width="28" height="6" rx="2" fill="${dark}"/>
    <ellipse cx="60" cy="54" rx="36" ry="6" fill="${light}"/>`,
  sock: ({ main, dark, light }) => `
    <path d="M46 24h26v42c0 10 4 12 14 16 8 4 6 14-4 14H62c-12 0-16-8-16-18z" fill="${main}"/>
    <rect x="46" y="24" width="26" height="12" fill="${dark}"/><path d="M46 46h26M46 56h26" stroke="${light}" stroke-width="4"/>`,
  box: ({ main, dark, light }) => `
    <rect x="30" y="50" width="60" height="46" rx="2" fill="${main}"/><rect x="26" y="40" width="68" height="14" rx="2" fill="${dark}"/>
    <rect x="55" y="40" width="10" height="56" fill="${light}"/><path d="M60 40c-18-16-20 0 0 0 20 0 18-16 0 0z" fill="${light}"/>`,
  grinder: ({ main, dark, light }) => `
    <rect x="38" y="60" width="44" height="36" rx="3" fill="${main}"/><path d="M40 60c0-22 40-22 40 0z" fill="${light}"/>
    <path d="M60 44V30h24" fill="none" stroke="${dark}" stroke-width="4"/><circle cx="86" cy="30" r="5" fill="${dark}"/><rect x="52" y="72" width="16" height="12" rx="2" fill="${dark}"/>`,
  plant: ({ main, dark, light }) => `
    <path d="M42 66h36l-5 30H47z" fill="${main}"/><rect x="39" y="60" width="42" height="9" rx="2" fill="${dark}"/>
    <path d="M60 60C58 40 44 34 36 34c0 14 10 26 24 26zM60 60c0-24 12-32 24-34 0 18-8 32-24 34z" fill="${light}"/>`,
};

/** The motif as an SVG picture. */
export function drawMotif(motif: Motif, colours: Colours): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120">
    <rect width="120" height="120" fill="${colours.ground}"/><rect y="96" width="120" height="24" fill="${colours.shade}"/>
    ${DRAWINGS[motif](colours)}</svg>`;
}
