import { useQuery } from "@tanstack/react-query";
import { custodyTexts } from "../../custody/ui/custody-texts.ts";
import { ErasureList } from "../../custody/ui/erasure-list.tsx";
import { OutboxList } from "../../identity/instance/ui/outbox-list.tsx";
import { OrganisationList } from "../../identity/organisation/ui/organisation-list.tsx";
import { organisationsTexts } from "../../identity/organisation/ui/organisations-texts.ts";
import { EveryoneList } from "../../identity/people/ui/everyone-list.tsx";
import { FeedList } from "../../vulnerability/feed/ui/feed-list.tsx";
import { feedTexts } from "../../vulnerability/feed/ui/feed-texts.ts";
import { ProductAliases } from "../../vulnerability/product/ui/product-aliases.tsx";
import { productTexts } from "../../vulnerability/product/ui/product-texts.ts";
import { useAddressSearch } from "../address-search.ts";
import { LoadFailed, Loading } from "../components/feedback.tsx";
import { Tabs } from "../components/tabs.tsx";
import { useText } from "../language.ts";
import { momentText } from "../moment.ts";
import { Page } from "../shell/page.tsx";
import { administrationTexts } from "./administration-texts.ts";
import { HospitalList } from "./hospital-list.tsx";
import { InstanceAudit } from "./instance-audit.tsx";
import { instanceQuery } from "./instance-query.ts";
import { InstanceState } from "./instance-state.tsx";

/** For whoever runs this installation: hospitals, what needs seeing to, sources of vulnerabilities, people, mail, audit log. */
export function AdministrationPage() {
  const t = useText(administrationTexts);
  const feeds = useText(feedTexts);
  const products = useText(productTexts);
  const organisations = useText(organisationsTexts);
  const [{ part = "hospitals" }, change] = useAddressSearch();
  const custody = useText(custodyTexts);
  const state = useQuery(instanceQuery);
  const { data } = state;
  return (
    <main id="main" className="mx-auto flex w-full max-w-6xl flex-1 flex-col">
      <Page title={t.title} lead={data && t.lead(data.version, momentText(data.startedAt))}>
        {state.isPending && <Loading />}
        {state.error && <LoadFailed error={state.error} retry={state.refetch} />}
        {data && (
          <Tabs
            label={t.title}
            selected={part}
            onSelect={(id) => change({ part: id })}
            tabs={[
              { id: "hospitals", label: t.facilities, content: <HospitalList facilities={data.facilities} /> },
              { id: "organisations", label: organisations.title, content: <OrganisationList /> },
              {
                id: "state",
                label: t.state,
                count: data.checks.filter(({ level }) => level !== "ok").length,
                content: <InstanceState state={data} />,
              },
              { id: "feeds", label: feeds.tab, content: <FeedList /> },
              { id: "products", label: products.tab, content: <ProductAliases /> },
              { id: "people", label: t.people, content: <EveryoneList /> },
              {
                id: "mail",
                label: t.outbox,
                count: data.mail.waiting + data.mail.failed + data.mail.kept,
                content: <OutboxList />,
              },
              { id: "erasures", label: custody.tab, content: <ErasureList /> },
              { id: "audit", label: t.audit, content: <InstanceAudit /> },
            ]}
          />
        )}
      </Page>
    </main>
  );
}
