import { useLanguage } from "../../../web/language.ts";
import type { Wording } from "../../instrument/instrument.ts";

/** Words of an instrument in the language of the reader; the Japanese where nobody wrote others. */
export function useWording(): (wording: Wording) => string {
  const language = useLanguage();
  return (wording) => (language === "en" ? wording.en : undefined) ?? wording.ja;
}
