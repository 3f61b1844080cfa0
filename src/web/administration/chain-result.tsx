import type { UseMutationResult } from "@tanstack/react-query";
import { Button } from "../components/button.tsx";
import { Notice, Refusal } from "../components/feedback.tsx";
import { useText } from "../language.ts";
import { administrationTexts } from "./administration-texts.ts";

type Verification = UseMutationResult<{ whole: boolean; brokenAt: number | null }, Error, void>;

export function VerifyButton({ verify }: { verify: Verification }) {
  const t = useText(administrationTexts);
  return (
    <Button isDisabled={verify.isPending} onPress={() => verify.mutate()}>
      {verify.isPending ? t.verifying : t.verify}
    </Button>
  );
}

/** Whether every entry of the chain fits the one before, and which is the first that does not. */
export function ChainResult({ verify }: { verify: Verification }) {
  const t = useText(administrationTexts);
  return (
    <>
      {verify.data && (
        <Notice tone={verify.data.whole ? "good" : "alert"}>
          {verify.data.whole ? t.whole : t.broken(verify.data.brokenAt ?? 0)}
        </Notice>
      )}
      <Refusal error={verify.error} />
    </>
  );
}
