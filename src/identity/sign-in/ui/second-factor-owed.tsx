import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { meQuery } from "../../../web/session.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import { shellTexts } from "../../../web/shell/texts.ts";
import type { SecondFactorState } from "../../contract.ts";
import { setupQuery } from "../../instance/ui/setup-query.ts";
import { signOut } from "../sign-in-contract.ts";
import { accountTexts } from "./account-texts.ts";
import { NewPasskey } from "./new-passkey.tsx";
import { TotpEnrolment } from "./totp-enrolment.tsx";

/** Stands before everything else while a person whose roles demand a second factor has not given one. */
export function SecondFactorOwed({ state }: { state: SecondFactorState }) {
  const t = useText(accountTexts);
  const shell = useText(shellTexts);
  const queryClient = useQueryClient();
  const router = useRouter();
  const setup = useQuery(setupQuery);
  const [enrolling, setEnrolling] = useState(false);
  const done = () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
  const leave = useMutation({
    mutationFn: () => call(signOut),
    onSuccess: () => {
      queryClient.clear();
      router.history.push("/sign-in");
    },
  });
  const again = state.next === "signInAgain";
  return (
    <Entrance title={again ? t.againTitle : t.owedTitle} lead={again ? t.againLead : t.owedLead}>
      {!again && enrolling && <TotpEnrolment onDone={done} />}
      {!again && !enrolling && (
        <>
          <Button look="primary" onPress={() => setEnrolling(true)}>
            {t.totpStart}
          </Button>
          {setup.data?.passkeys && <NewPasskey onDone={done} />}
        </>
      )}
      <Refusal error={leave.error} />
      <Button look={again ? "primary" : "quiet"} onPress={() => leave.mutate()}>
        {again ? t.signInAgain : shell.signOut}
      </Button>
    </Entrance>
  );
}
