import type { DeviceView } from "./route-contracts.ts";

interface DeviceRow {
  id: string;
  name: string;
  person_name: string;
  prepared_at: Date;
  last_seen_at: Date;
  keep_days: number;
  waiting: number;
  wipe_ordered_at: Date | null;
  wipe_ordered_by: string | null;
  wipe_ordered_why: string | null;
  wiped_at: Date | null;
  wiped_why: string | null;
}

export const deviceView = (row: DeviceRow): DeviceView => ({
  id: row.id,
  name: row.name,
  person: row.person_name,
  preparedAt: row.prepared_at.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
  wipesAt: new Date(row.last_seen_at.getTime() + row.keep_days * 86_400_000).toISOString(),
  waiting: row.waiting,
  wipeOrdered: row.wipe_ordered_at && {
    at: row.wipe_ordered_at.toISOString(),
    by: row.wipe_ordered_by ?? "",
    why: row.wipe_ordered_why ?? "",
  },
  wiped: row.wiped_at && { at: row.wiped_at.toISOString(), why: row.wiped_why ?? "" },
});
