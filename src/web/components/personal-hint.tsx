import { hintWords, personalHints } from "../../shared/personal-data.ts";
import { texts, useLabel, useText } from "../language.ts";

const hintTexts = texts(
  {
    lead: "個人情報のように見える書込みがあります",
    advice:
      "患者や職員の個人情報は集めません。消すか、役割（例：放射線科の担当者）に書き換えてください。違うときは、このまま進めてかまいません。",
    more: (count: number) => `ほか${count}か所`,
    quoted: (kind: string, words: string) => `${kind}「${words}」`,
    between: "、",
    colon: "：",
  },
  {
    lead: "This looks like personal data",
    advice:
      "No personal data of patients or staff is collected. Remove it, or write the role instead (such as “the contact in radiology”). If it is something else, just go on.",
    more: (count: number) => `${count} more`,
    quoted: (kind: string, words: string) => `${kind} (${words})`,
    between: ", ",
    colon: ": ",
  },
);

/** Places that are quoted; more would hide the advice. */
const quoted = 3;

/** Under a field for free text: what in it looks like data of a patient or a member of staff. Says nothing otherwise, refuses nothing. */
export function PersonalHint({ text }: { text: string }) {
  const t = useText(hintTexts);
  const label = useLabel();
  const hints = personalHints(text);
  const words = hints
    .slice(0, quoted)
    .map(({ kind, start, end }) => t.quoted(label(hintWords[kind]), text.slice(start, end)));
  if (hints.length > quoted) words.push(t.more(hints.length - quoted));
  return (
    <div role="status" className="empty:hidden">
      {hints.length > 0 && (
        <p className="rounded-6 border-l-4 border-attention bg-attention-soft p-2 text-sm">
          <span className="font-bold">{`${t.lead}${t.colon}${words.join(t.between)}`}</span>
          <br />
          {t.advice}
        </p>
      )}
    </div>
  );
}
