import { Chip, type Shape, type Tone } from "../../../web/components/chip.tsx";
import { useText } from "../../../web/language.ts";
import type { CommentState, DocumentState } from "../contract.ts";
import { reviewTexts } from "./review-texts.ts";

const documentLooks: Record<DocumentState, { tone: Tone; shape: Shape }> = {
  none: { tone: "neutral", shape: "box" },
  drafted: { tone: "accent", shape: "halfFilled" },
  returned: { tone: "attention", shape: "cross" },
  accepted: { tone: "good", shape: "tick" },
};

export function DocumentChip({ state }: { state: DocumentState }) {
  const t = useText(reviewTexts);
  return <Chip {...documentLooks[state]}>{t.states[state]}</Chip>;
}

const commentLooks: Record<CommentState, { tone: Tone; shape: Shape }> = {
  open: { tone: "attention", shape: "diamond" },
  answered: { tone: "accent", shape: "halfFilled" },
  resolved: { tone: "good", shape: "tick" },
};

export function CommentChip({ state }: { state: CommentState }) {
  const t = useText(reviewTexts);
  return <Chip {...commentLooks[state]}>{t.commentStates[state]}</Chip>;
}
