import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";

export interface TabDefinition {
  id: string;
  label: string;
  /** Shown behind the label. */
  count?: number | undefined;
  content: ReactNode;
}

/** Several views of one thing. `selected` comes from the address, so that a tab can be linked to. */
export function Tabs(props: {
  label: string;
  tabs: readonly TabDefinition[];
  selected: string;
  onSelect: (id: string) => void;
}) {
  return (
    <AriaTabs selectedKey={props.selected} onSelectionChange={(key) => props.onSelect(String(key))}>
      <TabList aria-label={props.label} className="no-print flex gap-1 overflow-x-auto border-b border-line">
        {props.tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className="ring-inside flex min-h-10 cursor-pointer items-center gap-1.5 whitespace-nowrap border-b-3 border-transparent px-3 text-sm hover:bg-accent-soft data-[selected]:border-accent data-[selected]:font-bold data-[selected]:text-accent"
          >
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && (
              <span className="rounded-full bg-solid-gray-50 px-1.5 text-xs text-ink-soft">{tab.count}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {props.tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-4 outline-offset-4">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
