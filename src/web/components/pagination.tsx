import { useText } from "../language.ts";
import { Button } from "./button.tsx";
import { componentTexts } from "./texts.ts";

/** Below a list read by cursor: how much is shown, and the way to more. `total` may say "10,000以上". */
export function Pagination(props: {
  shown: number;
  total: string;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}) {
  const t = useText(componentTexts);
  return (
    <div className="no-print flex min-h-10 flex-wrap items-center justify-between gap-3 text-sm text-ink-soft">
      <span role="status">{t.shown(props.shown, props.total)}</span>
      <span className="text-xs text-ink-faint max-desk:hidden">{t.keyboardHelp}</span>
      {props.hasMore && (
        <Button look="quiet" isDisabled={props.busy} onPress={props.onMore}>
          {props.busy ? t.loading : t.more}
        </Button>
      )}
    </div>
  );
}
