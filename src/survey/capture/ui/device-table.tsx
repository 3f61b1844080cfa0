import { useState } from "react";
import type { z } from "zod";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Empty } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { dayText, momentText } from "../../../web/moment.ts";
import type { DeviceView, listCaptureDevices } from "../route-contracts.ts";
import type { SurveyParams } from "./home-queries.ts";
import { captureHomeTexts } from "./home-texts.ts";
import { OrderWipe } from "./order-wipe.tsx";

const cell = "px-3 py-2 text-left align-top";

export function DeviceTable({
  survey,
  list,
}: {
  survey: SurveyParams;
  list: z.output<typeof listCaptureDevices.reply>;
}) {
  const t = useText(captureHomeTexts);
  const [asked, setAsked] = useState<DeviceView | null>(null);
  if (list.items.length === 0)
    return (
      <Empty title={t.noDevice}>
        <p>{t.noDeviceHint}</p>
      </Empty>
    );
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-base font-bold">{t.devices}</h2>
      <div className="overflow-x-auto rounded-8 border border-line bg-white">
        <table className="w-full text-sm">
          <thead className="border-b border-line">
            <tr>
              {[t.name, t.person, t.prepared, t.lastSeen, t.waiting, t.state].map((title) => (
                <th key={title} scope="col" className={`${cell} whitespace-nowrap`}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.items.map((device) => (
              <tr key={device.id} className="border-b border-line last:border-0">
                <th scope="row" className={cell}>
                  {device.name}
                </th>
                <td className={cell}>{device.person}</td>
                <td className={cell}>{momentText(device.preparedAt)}</td>
                <td className={cell}>{momentText(device.lastSeenAt)}</td>
                <td className={`${cell} text-right`}>{device.wiped ? "－" : device.waiting}</td>
                <td className={cell}>
                  <DeviceState device={device} />
                  {list.mayOrderAs && !device.wiped && !device.wipeOrdered && (
                    <Button look="quiet" onPress={() => setAsked(device)}>
                      {t.order}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked && list.mayOrderAs && (
        <OrderWipe survey={survey} device={asked} as={list.mayOrderAs} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

function DeviceState({ device }: { device: DeviceView }) {
  const t = useText(captureHomeTexts);
  if (device.wiped)
    return (
      <>
        <Chip shape="tick">{t.wiped}</Chip>{" "}
        <span className="text-xs text-ink-soft">
          {momentText(device.wiped.at)} {t.wipedWhy[device.wiped.why]}
        </span>
      </>
    );
  if (device.wipeOrdered)
    return (
      <>
        <Chip tone="attention" shape="clock">
          {t.ordered(device.wipeOrdered.by)}
        </Chip>
        <p className="text-xs text-ink-soft">{t.orderedHint}</p>
      </>
    );
  return (
    <>
      <Chip tone="good" shape="dot">
        {t.inUse}
      </Chip>
      <p className="text-xs text-ink-soft">{t.wipesAt(dayText(device.wipesAt) ?? "")}</p>
    </>
  );
}
