import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions, Dialog } from "../../web/components/dialog.tsx";
import { Empty, LoadFailed, Loading, Notice, Refusal } from "../../web/components/feedback.tsx";
import { Link } from "../../web/components/link.tsx";
import { SideScroll } from "../../web/components/side-scroll.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { useText } from "../../web/language.ts";
import { momentText } from "../../web/moment.ts";
import { agreeInstead, type InstanceErasure } from "../route-contracts.ts";
import { custodyTexts } from "./custody-texts.ts";
import { erasuresQuery } from "./erasure-queries.ts";

/** For whoever runs the installation: erasures that were asked for, and those that are done. */
export function ErasureList() {
  const t = useText(custodyTexts);
  const erasures = useQuery(erasuresQuery);
  const [agreeing, setAgreeing] = useState<InstanceErasure | null>(null);
  if (erasures.isPending) return <Loading />;
  if (erasures.error) return <LoadFailed error={erasures.error} retry={erasures.refetch} />;
  const { items } = erasures.data;
  if (items.length === 0)
    return (
      <Empty title={t.none}>
        <p>{t.noneHint}</p>
      </Empty>
    );
  return (
    <>
      <SideScroll label={t.tab}>
        <table className="w-full text-left text-sm">
          <thead className="bg-ground">
            <tr>
              {[t.day, t.hospital, t.state, t.askedBy, t.agreedBy].map((head) => (
                <th key={head} scope="col" className="h-10 px-3">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.id} className="h-10 border-t border-line">
                <td className="px-3">{momentText(one.finishedAt ?? one.requestedAt)}</td>
                <td className="px-3">{one.hospitalName ?? t.goneHospital(one.hospitalId.slice(0, 8))}</td>
                <td className="px-3">
                  {one.agreedBy ? <Link href={`/erasure/${one.id}`}>{t.states[one.state]}</Link> : t.states[one.state]}
                </td>
                <td className="px-3">{one.requestedBy}</td>
                <td className="px-3">{one.agreedBy}</td>
                <td className="px-3 text-right">
                  {one.mayAgree && <Button onPress={() => setAgreeing(one)}>{t.instead}</Button>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
      <Dialog title={t.agreeing} open={agreeing !== null} onClose={() => setAgreeing(null)}>
        {agreeing && <InsteadForm erasure={agreeing} />}
      </Dialog>
    </>
  );
}

function InsteadForm({ erasure }: { erasure: InstanceErasure }) {
  const t = useText(custodyTexts);
  const router = useRouter();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const agree = useMutation({
    mutationFn: () => call(agreeInstead, { params: { erasureId: erasure.id }, body: { name } }),
    onSuccess: ({ id }) => {
      router.history.push(`/erasure/${id}`);
      queryClient.clear();
    },
  });
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="alert">{t.agreeLead}</Notice>
      <TextField
        label={t.typeName}
        hint={t.typeNameHint(erasure.hospitalName ?? "")}
        value={name}
        onChange={setName}
        required
        maxLength={200}
      />
      <Refusal error={agree.error} />
      <Actions>
        <Button look="danger" isDisabled={agree.isPending || name.trim() === ""} onPress={() => agree.mutate()}>
          {t.agree}
        </Button>
      </Actions>
    </div>
  );
}
