import type pg from "pg";

/** The same devices in one plain table, and the exposures of one advisory by one join that compares versions as texts. */
export async function makePlainTables(client: pg.Client): Promise<void> {
  await client.query(`
    create schema plain;
    create table plain.asset as
      select device.facility_id, device.record_id, text ->> 'maker' as vendor, text ->> 'model' as product, text #>> '{softwareVersion,versions,0}' as version
      from device join device_text on device_text.no = device.text_no;
    create index on plain.asset (vendor, product);
    create table plain.bare (facility_id uuid, record_id uuid, advisory_no bigint, outcome smallint, product_no int, since timestamptz);
    create table plain.exposure (like plain.bare, primary key (facility_id, record_id, advisory_no));
    create index on plain.exposure (advisory_no, facility_id);`);
  await client.query("vacuum analyze plain.asset");
}

export interface PlainHits {
  /** Into a table without keys, and into one with them. */
  bareMs: number;
  keyedMs: number;
  hits: number;
}

export async function plainJoin(client: pg.Client, maker: string, advisoryNo: number): Promise<PlainHits> {
  const insert = (table: string) =>
    client.query(
      `insert into plain.${table} select facility_id, record_id, $2, 2, 1, now() from plain.asset
      where vendor = $1 and product = 'Gate' and version >= '7.0.0' and version < '7.0.14'`,
      [maker, advisoryNo],
    );
  await client.query("set synchronous_commit = on");
  const start = performance.now();
  const { rowCount } = await insert("bare");
  const between = performance.now();
  await insert("exposure");
  return { bareMs: between - start, keyedMs: performance.now() - between, hits: rowCount ?? 0 };
}

/** What inserting the very rows of an advisory costs: without keys, and with the keys of `exposure`. */
export async function bareInserts(client: pg.Client, advisory: string): Promise<Omit<PlainHits, "hits">> {
  await client.query("truncate plain.bare");
  const insert = (table: string) =>
    client.query(
      `insert into plain.${table} select exposure.facility_id, record_id, -advisory_no, outcome, product_no, since
      from exposure join advisory on advisory.no = advisory_no where advisory.id = $1`,
      [advisory],
    );
  await client.query("set synchronous_commit = on");
  const start = performance.now();
  await insert("bare");
  const between = performance.now();
  await insert("exposure");
  return { bareMs: between - start, keyedMs: performance.now() - between };
}
