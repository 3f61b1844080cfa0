/**
 * Colours of the pictures, from the Digital Agency's palette. One accent; red and orange only mark what also carries a word and
 * a shape, so that a picture printed in grey says the same.
 */
export const palette = {
  ink: "#1A1A1C",
  text: "#414143",
  quiet: "#626264",
  road: "#767676",
  faint: "#949494",
  rule: "#D8D8DB",
  ground: "#F8F8FB",
  paper: "#FFFFFF",
  accent: "#0017C1",
  inside: "#F1F4FF",
  insideRule: "#C5D7FB",
  alert: "#CE0000",
  alertGround: "#FDEEEE",
  warning: "#8B4B00",
  warningGround: "#FFF5E8",
  success: "#197A4B",
} as const;

export const fontFamily =
  "'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic UI', 'Yu Gothic', Meiryo, sans-serif";
