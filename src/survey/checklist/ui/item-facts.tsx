import type { ReactNode } from "react";
import { ledgerRecord } from "../../../web/addresses.ts";
import { addressOfCall } from "../../../web/call.ts";
import { Chip } from "../../../web/components/chip.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { checkRounds } from "../check.ts";
import type { Answer, Check, Support } from "../contract.ts";
import { getEvidence, type ItemView } from "../route-contracts.ts";
import { answerMarks } from "./answer-buttons.tsx";
import type { SheetAddress } from "./checklist-queries.ts";
import { sheetTexts } from "./sheet-texts.ts";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1 border-l-2 border-line pl-3 text-sm">
      <h4 className="font-bold">{title}</h4>
      {children}
    </div>
  );
}

/** What the ledger says, and whether it fits the answer. */
export function SupportFacts(props: { at: SheetAddress; support: readonly Support[]; answer: Answer | null }) {
  const t = useText(sheetTexts);
  const label = useLabel();
  const { at, support, answer } = props;
  if (support.length === 0) return null;
  return (
    <Part title={t.support}>
      <ul className="flex flex-col gap-1">
        {support.flatMap(({ rule, says, facts }) =>
          facts.map(({ text, records, count }, index) => (
            <li key={`${rule}:${text.en}`} className="flex flex-col">
              <span className="flex flex-wrap items-center gap-2">
                {label(text)}
                {index === 0 && <Fit says={says} answer={answer} />}
              </span>
              {records.length > 0 && (
                <span className="flex flex-wrap gap-x-3">
                  {records.map(({ kind, id, name }) => (
                    <Link
                      key={id}
                      href={ledgerRecord(at.facilityId, kind, id)}
                      place="inline-flex min-h-10 items-center"
                    >
                      {name}
                    </Link>
                  ))}
                  {count > records.length && <span className="self-center text-ink-soft">{t.count(count)}</span>}
                </span>
              )}
            </li>
          )),
        )}
      </ul>
    </Part>
  );
}

function Fit({ says, answer }: { says: Support["says"]; answer: Answer | null }) {
  const t = useText(sheetTexts);
  if (says === "open" || (answer !== "yes" && answer !== "no")) return null;
  return says === answer ? (
    <Chip tone="good" shape="tick">
      {t.supports}
    </Chip>
  ) : (
    <Chip tone="attention" shape="unequal">
      {t.contradicts}
    </Chip>
  );
}

/** Rows that ask the same elsewhere, with what was answered there. */
export function BesideRows({ item }: { item: ItemView }) {
  const t = useText(sheetTexts);
  const label = useLabel();
  if (item.beside.length === 0) return null;
  return (
    <Part title={t.beside}>
      <ul>
        {item.beside.map((one) => (
          <li key={`${one.instrument}@${one.edition}:${one.item}`}>
            {label(one.title)}　{one.number} {label(one.topic)}：
            {one.answers.length === 0
              ? t.besideNone
              : one.answers
                  .map(
                    ({ answer, checkedOn, role }) =>
                      `${answerMarks[answer]} ${t.answers[answer]}（${role}、${checkedOn}）`,
                  )
                  .join("、")}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** The newest check in one line, for those who only read. */
export function NewestCheck({ check }: { check: Check | undefined }) {
  const t = useText(sheetTexts);
  if (!check) return null;
  return <p className="text-sm text-ink-soft">{checkWords(t, check).join("　")}</p>;
}

/** Every check of the item, newest first; corrections of one day are counted, and told by a closer look. */
export function CheckHistory({ at, checks }: { at: SheetAddress; checks: readonly Check[] }) {
  const t = useText(sheetTexts);
  if (checks.length === 0) return null;
  const { facilityId, programmeId } = at;
  return (
    <Part title={t.history}>
      <ol>
        {checkRounds(checks)
          .toReversed()
          .map(({ last, corrected }) => (
            <li key={last.number}>
              {checkWords(t, last).join("　")}
              {last.evidenceFileId && (
                <a
                  className="ml-2 inline-flex min-h-10 items-center text-accent underline"
                  href={addressOfCall(getEvidence, {
                    params: { facilityId, programmeId, evidenceId: last.evidenceFileId },
                  })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t.file}
                </a>
              )}
              <span className="ml-2 text-xs text-ink-faint">
                {last.recordedBy}　{momentText(last.recordedAt)}
                {corrected.length > 0 && `　${t.corrected(corrected.length)}`}
              </span>
            </li>
          ))}
      </ol>
    </Part>
  );
}

function checkWords(t: (typeof sheetTexts)["ja"], check: Check): string[] {
  const { answer, visit, notUnderstood, targetOn, evidence } = check;
  const seen = check.evidenceSeen ? t.fields.evidenceSeen : check.evidenceAsked ? t.fields.evidenceAsked : undefined;
  return [
    t.historyEntry(check.checkedOn, `${answerMarks[answer]} ${t.answers[answer]}`),
    ...(visit === null ? [] : [t.ofVisit(visit)]),
    ...(notUnderstood ? [`${t.fields.notUnderstood}：${notUnderstood}`] : []),
    ...(targetOn ? [`${t.fields.targetOn}：${targetOn}`] : []),
    ...(check.hardToUnderstand && t.fields.hardToUnderstand ? [t.fields.hardToUnderstand] : []),
    ...(seen ? [evidence ? `${seen}：${evidence}` : seen] : []),
    ...(check.note ? [`${t.fields.note}：${check.note}`] : []),
  ];
}
