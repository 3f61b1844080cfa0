import { compilePdf, fontFamily } from "../../platform/typst/compiler.ts";
import type { Instrument } from "../instrument/instrument.ts";
import source from "./paper.typ?raw";
import { paperForm } from "./paper-form.ts";

/** The questionnaire on A4 to be filled in by hand. The same instrument and day give the same bytes. */
export function paperPdf(instrument: Instrument, today: string): Uint8Array {
  const [year = 1970, month = 1, day = 1] = today.split("-").map(Number);
  const form = { ...paperForm(instrument), font: fontFamily, date: { year, month, day } };
  return compilePdf({
    main: source,
    files: { "form.json": JSON.stringify(form) },
    timestamp: Date.UTC(year, month - 1, day) / 1000,
    tagged: true,
  });
}
