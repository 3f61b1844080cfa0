import { codesOf } from "../cells/code.ts";
import { known, textOf, writtenText } from "../cells/field-value.ts";
import { nfkc } from "../cells/plain-text.ts";
import type { Draft } from "./draft.ts";

/** Media kinds from the media text; a count that includes the original is 1 where there is no backup at all. */
export function finishBackup(draft: Draft): void {
  const { fields } = draft;
  const media = fields.media;
  if (media && !fields.mediaKinds) {
    if (media.state === "none") fields.mediaKinds = known([], writtenText(media) || "なし");
    else if (media.state === "known") {
      const text = textOf(media) ?? "";
      const found = codesOf("mediaKind", text);
      if (found.length > 0) fields.mediaKinds = known(found, text);
    } else fields.mediaKinds = media;
  }
  if (fields.copies?.state === "none" && countsOriginal(draft))
    fields.copies = known(1, writtenText(fields.copies) || "なし");
}

function countsOriginal(draft: Draft): boolean {
  const column = draft.run.mapping.columns.find((candidate) => candidate.target === "copies");
  return column !== undefined && /本体|原本|オリジナル|元データ|original/i.test(nfkc(column.header));
}

const sameAs = /^(.+?)(?:に同じ|と同じ|と同様|に準ずる|に準じる)$/;

/**
 * 「電子カルテに同じ」: codes and numbers are taken from the row of that system; texts stay as written, because they say it well
 * enough and would go stale.
 */
export function resolveReferences(drafts: readonly Draft[]): void {
  const byName = new Map<string, Draft>();
  for (const draft of drafts) {
    const name = textOf(draft.fields.systemName);
    if (name !== null && !byName.has(nfkc(name))) byName.set(nfkc(name), draft);
  }
  for (const draft of drafts) {
    for (const field of [
      "media",
      "mediaKinds",
      "offlineOrImmutable",
      "offsite",
      "generations",
      "copies",
      "encryption",
    ]) {
      const said = writtenText(draft.fields[field]);
      const name = sameAs.exec(nfkc(said))?.[1];
      const other = name === undefined ? undefined : byName.get(name);
      if (!other || other === draft) continue;
      const target = field === "media" ? "mediaKinds" : field;
      const value = other.fields[target];
      if (value && value.state !== "conflict") draft.fields[target] = { ...value, raw: said };
    }
  }
}
