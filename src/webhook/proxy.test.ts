import { expect, test } from "vitest";
import { proxyFor } from "./proxy.ts";

const https = new URL("https://siem.byoin.example/in");
const proxy = "http://proxy.byoin.example:3128";

test("the proxy is the one for the scheme, in either case of its name", () => {
  expect(proxyFor(https, { HTTPS_PROXY: proxy })).toBe(proxy);
  expect(proxyFor(https, { https_proxy: proxy })).toBe(proxy);
  expect(proxyFor(https, { HTTP_PROXY: proxy })).toBeNull();
  expect(proxyFor(new URL("http://siem.byoin.example/"), { HTTP_PROXY: proxy })).toBe(proxy);
  expect(proxyFor(https, { HTTPS_PROXY: "" })).toBeNull();
});

test.each([
  ["*", null],
  ["siem.byoin.example", null],
  ["byoin.example", null],
  [".byoin.example", null],
  ["*.byoin.example", null],
  ["other.example, SIEM.byoin.example", null],
  ["siem.byoin.example:443", null],
  ["siem.byoin.example:8443", proxy],
  ["oin.example", proxy],
  ["localhost,127.0.0.1", proxy],
  ["", proxy],
])("with NO_PROXY %j it is %s", (exceptions, expected) => {
  expect(proxyFor(https, { HTTPS_PROXY: proxy, NO_PROXY: exceptions })).toBe(expected);
});
