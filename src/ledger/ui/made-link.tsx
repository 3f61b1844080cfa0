import { ShownOnce } from "../../web/components/shown-once.tsx";
import { useText } from "../../web/language.ts";
import type { MadeLink as Made } from "../route-contracts.ts";
import { answerLinkTexts } from "./answer-link-texts.ts";

/** The link for an answer as it was just made: mailed, or to be handed over. */
export function MadeLink({ made, onDone }: { made: Made; onDone: () => void }) {
  const t = useText(answerLinkTexts);
  const told = made.mailed ? (made.mailLeaves ? t.sent : t.notSent) : t.handOver;
  return <ShownOnce value={made.link} notice={told} sent={made.mailed && made.mailLeaves} onDone={onDone} />;
}
