import pg from "pg";

/** How large the country is. `hits`: devices on each of the invented gates, which advisories will concern. */
export interface CountrySize {
  facilities: number;
  devices: number;
  hits: readonly number[];
  /** Devices per release that the real records name. */
  perRelease: number;
}

export const wholeCountry: CountrySize = {
  facilities: 108_000,
  devices: 5_000_000,
  hits: [356, 5_000, 280_000],
  perRelease: 10,
};

/** A person of the database, whom row-level security does not bind: fills tables faster than any hospital could. */
export async function asDatabaseOwner(adminUrl: string): Promise<pg.Client> {
  const url = new URL(adminUrl);
  url.pathname = "/sekisho";
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  await client.query("set synchronous_commit = off");
  await client.query("set maintenance_work_mem = '1GB'");
  return client;
}

/**
 * Fills facilities, their ledgers and the matcher's devices. Every device is of one text; a tenth of the facilities are hospitals with
 * two thirds of all devices. Texts with a number of devices get so many, the rest is spread over `others`.
 */
export async function fillCountry(
  client: pg.Client,
  { facilities, devices }: CountrySize,
  texts: readonly { textNo: string; devices: number }[],
  others: readonly string[],
): Promise<void> {
  await client.query(
    `insert into facility (facility_id, name, founder_class, licensed_beds, created_at)
    select md5('f' || n)::uuid, '架空医療機関 ' || n, 'medicalCorporation', n % 400, now() from generate_series(0, $1 - 1) n`,
    [facilities],
  );
  await client.query(
    "create temp table share (text_no bigint, first_device int, next_device int); create temp table other (at int, text_no bigint)",
  );
  let next = 0;
  const shares = texts.map(({ textNo, devices: count }) => {
    const share = { textNo, from: next, to: next + count };
    next += count;
    return share;
  });
  await client.query("insert into share select * from unnest($1::bigint[], $2::int[], $3::int[])", [
    shares.map(({ textNo }) => textNo),
    shares.map(({ from }) => from),
    shares.map(({ to }) => to),
  ]);
  await client.query(
    "insert into other select at - 1, no from unnest($1::bigint[]) with ordinality as given (no, at)",
    [others],
  );
  // Devices of one text lie all over the country: their numbers are turned before they choose a facility.
  await client.query(
    `create temp table placed as
    with device as (
      select n, (n::bigint * 2654435761) % $1 as turned, text_no
      from share, generate_series(first_device, next_device - 1) n
      union all
      select n, (n::bigint * 2654435761) % $1, other.text_no
      from generate_series($2::int, $1::int - 1) n join other on other.at = n % $3)
    select md5('r' || n)::uuid as record_id, text_no,
      md5('f' || case when turned < $1 * 2 / 3 then turned % ($4 / 10) else $4 / 10 + turned % ($4 - $4 / 10) end)::uuid as facility_id
    from device`,
    [devices, next, others.length, facilities],
  );
  await client.query(
    `insert into device (facility_id, record_id, record_version, text_no, said_since)
    select facility_id, record_id, 1, text_no, '2025-04-01' from placed order by facility_id, record_id`,
  );
  await withoutIndexes(client, "ledger_record", () =>
    client.query(
      `insert into ledger_record (facility_id, id, kind, number, name, fields, sources, search_text, search_terms, version, updated_at)
      select facility_id, record_id, 'asset', row_number() over (partition by facility_id order by record_id),
        coalesce(text ->> 'model', ''), jsonb_build_object(
          'maker', jsonb_build_object('state', 'known', 'value', text -> 'maker'),
          'model', jsonb_build_object('state', 'known', 'value', text -> 'model'),
          'softwareVersion', jsonb_build_object('state', 'known', 'value', text #> '{softwareVersion,versions,0}')),
        '[]', '', '{}', 1, '2025-04-01'
      from placed join device_text on device_text.no = text_no order by facility_id, record_id`,
    ),
  );
  await client.query("drop table placed, share, other");
  await client.query(
    "vacuum analyze device, ledger_record, facility, device_text, device_text_set, release_set, product_release",
  );
}

async function withoutIndexes(client: pg.Client, table: string, work: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = $1::regclass and not indisprimary`,
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}
