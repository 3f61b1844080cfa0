import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { signInTexts } from "../../ui/texts.ts";
import { useRecoveryCode, verifyTotp } from "../sign-in-contract.ts";

/** The second step of sign-in: the authenticator's code, or one of the recovery codes. */
export function SecondStep({ onDone, onBack }: { onDone: () => void; onBack?: () => void }) {
  const t = useText(signInTexts);
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState("");
  const verify = useMutation({
    mutationFn: () => {
      const typed = code.normalize("NFKC").replaceAll(/\s/g, "");
      return recovery ? call(useRecoveryCode, { body: { code: typed } }) : call(verifyTotp, { body: { code: typed } });
    },
    onSuccess: onDone,
  });
  return (
    <Form onSubmit={() => verify.mutate()}>
      <TextField
        key={String(recovery)}
        label={recovery ? t.recoveryCode : t.code}
        hint={recovery ? t.recoveryHint : t.codeHint}
        value={code}
        onChange={setCode}
        autoFocus
        {...(recovery ? {} : { autoComplete: "one-time-code", inputMode: "numeric" as const })}
      />
      <Refusal error={verify.error} />
      <Actions>
        {onBack && (
          <Button look="quiet" onPress={onBack}>
            {t.back}
          </Button>
        )}
        <Button look="primary" type="submit" isDisabled={verify.isPending || code.trim() === ""}>
          {t.confirm}
        </Button>
      </Actions>
      <Button
        look="quiet"
        onPress={() => {
          setCode("");
          verify.reset();
          setRecovery(!recovery);
        }}
      >
        {recovery ? t.useCode : t.useRecovery}
      </Button>
    </Form>
  );
}
