import { compilePdf, fontFamily } from "../../platform/typst/compiler.ts";
import { certificate, type Erased } from "./certificate.ts";
import source from "./certificate.typ?raw";

/** The certificate as PDF. */
export function certificatePdf(erased: Erased, issuedAt: Date): Uint8Array {
  const data = { ...certificate(erased, issuedAt), font: fontFamily };
  return compilePdf({
    main: source,
    files: { "certificate.json": JSON.stringify(data) },
    timestamp: issuedAt.getTime() / 1000,
    tagged: true,
  });
}
