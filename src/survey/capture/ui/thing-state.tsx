import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { Thing } from "../thing.ts";
import { Discard } from "./discard.tsx";
import type { View } from "./view.ts";
import { workTexts } from "./work-texts.ts";

/** What stands between a thing and the server: still incomplete, refused, or changed by somebody else. Silent when nothing does. */
export function ThingState(props: {
  thing: Thing | undefined;
  problem: string | null;
  go: (view: View) => void;
  onDiscard: () => void;
}) {
  const t = useText(workTexts);
  const { thing, problem, onDiscard } = props;
  return (
    <>
      {problem && <Notice tone="neutral">{problem}</Notice>}
      {thing?.refused && (
        <Notice tone="alert">
          {t.refused}：{thing.refused} {t.remains}
          <Discard onDiscard={onDiscard} />
        </Notice>
      )}
      {thing && thing.conflicts.length > 0 && (
        <Notice tone="attention">
          {t.inQuestion}
          <Button look="quiet" onPress={() => props.go({ at: "conflicts" })}>
            {t.decide}
          </Button>
        </Notice>
      )}
    </>
  );
}
