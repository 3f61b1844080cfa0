import { describe, expect, test } from "vitest";
import { ConfigRefused } from "../platform/config.ts";
import { addressGuard } from "./address-guard.worker.ts";
import { type Allowance, readAllowance } from "./allowance.ts";
import { openRoad } from "./road.worker.ts";

const allowing = (list: string) => {
  const read = readAllowance(list);
  if ("unreadable" in read) throw new Error(read.unreadable);
  return addressGuard(read);
};
const strict = allowing("");

describe("without the operator's word", () => {
  test.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "2002:7f00:1::",
    "not an address",
    "",
  ])("no connection goes to %s", (address) => {
    expect(strict.mayConnect("siem.byoin.example", address)).toBe(false);
  });

  test.each(["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"])(
    "one may go to %s",
    (address) => {
      expect(strict.mayConnect("siem.byoin.example", address)).toBe(true);
    },
  );

  test.each([
    ["https://siem.byoin.example/in?key=1", null],
    ["https://1.1.1.1:8443/", null],
    ["http://siem.byoin.example/", "http_not_allowed"],
    ["http://1.1.1.1/", "http_not_allowed"],
    ["ftp://siem.byoin.example/", "url_not_usable"],
    ["file:///etc/passwd", "url_not_usable"],
    ["https://user@siem.byoin.example/", "url_not_usable"],
    ["https://:secret@siem.byoin.example/", "url_not_usable"],
    ["https://siem.byoin.example/#part", "url_not_usable"],
    ["https://localhost/", "address_not_allowed"],
    ["https://LOCALHOST/", "address_not_allowed"],
    ["https://metadata.google.internal/", "address_not_allowed"],
    ["https://127.0.0.1/", "address_not_allowed"],
    ["https://127.1/", "address_not_allowed"],
    ["https://2130706433/", "address_not_allowed"],
    ["https://0x7f.0.0.1/", "address_not_allowed"],
    ["https://[::1]/", "address_not_allowed"],
    ["https://[::ffff:10.0.0.1]/", "address_not_allowed"],
    ["https://169.254.169.254/latest/meta-data/", "address_not_allowed"],
  ])("%s is answered %s", (address, expected) => {
    expect(strict.objection(new URL(address))).toBe(expected);
  });
});

describe("with the operator's word", () => {
  const guard = allowing("10.20.0.0/16, 127.0.0.1 siem.byoin.local,fd00::/8");

  test("networks are reached by whatever name, and nothing beside them", () => {
    expect(guard.mayConnect("siem.byoin.example", "10.20.30.40")).toBe(true);
    expect(guard.mayConnect("siem.byoin.example", "::ffff:10.20.30.40")).toBe(true);
    expect(guard.mayConnect("siem.byoin.example", "fd12::1")).toBe(true);
    expect(guard.mayConnect("siem.byoin.example", "10.21.0.1")).toBe(false);
    expect(guard.mayConnect("siem.byoin.example", "127.0.0.2")).toBe(false);
  });

  test("a name is reached wherever it leads, and no name like it", () => {
    expect(guard.mayConnect("siem.byoin.local", "192.168.0.7")).toBe(true);
    expect(guard.mayConnect("other.siem.byoin.local", "192.168.0.7")).toBe(false);
  });

  test.each([
    ["http://10.20.30.40:9000/in", null],
    ["http://127.0.0.1:9000/in", null],
    ["http://siem.byoin.local/in", null],
    ["https://siem.byoin.local/in", null],
    ["https://[fd00::1]/", null],
    ["http://siem.byoin.example/in", "http_not_allowed"],
    ["http://127.0.0.2/", "http_not_allowed"],
    ["https://other.local/", "address_not_allowed"],
  ])("%s is answered %s", (address, expected) => {
    expect(guard.objection(new URL(address))).toBe(expected);
  });
});

test("a server whose list cannot be read says which entry, and does not start", () => {
  expect(() => openRoad("10.0.0.0/8 10.0.0.0/99", {})).toThrow(ConfigRefused);
  expect(() => openRoad("10.0.0.0/8 10.0.0.0/99", {})).toThrow("「10.0.0.0/99」");
});

test("the operator's list takes names, addresses and networks, and tells what is none of these", () => {
  const read = readAllowance(" Siem.Byoin.Local\n10.0.0.0/8,::1 ") as Allowance;
  expect([...read.hosts]).toEqual(["siem.byoin.local"]);
  expect(read.networks).toEqual([
    { address: "10.0.0.0", prefix: 8, family: "ipv4" },
    { address: "::1", prefix: 128, family: "ipv6" },
  ]);
  for (const wrong of ["10.0.0.0/33", "10.0.0/8", "10.0.0.999", "https://a.example", "*.byoin.local", "::1/129"])
    expect(readAllowance(wrong)).toEqual({ unreadable: wrong });
});
