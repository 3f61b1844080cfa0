/** A device in a few words out of its User-Agent: "Chrome・Windows". Unknown ones come back as they are. */
export function deviceWords(userAgent: string): string {
  const browser = named(userAgent, [
    [/Edg\//, "Edge"],
    [/Firefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/Safari\//, "Safari"],
  ]);
  const system = named(userAgent, [
    [/Windows/, "Windows"],
    [/iPad|iPhone/, "iOS"],
    [/Android/, "Android"],
    [/Mac OS X/, "macOS"],
    [/Linux/, "Linux"],
  ]);
  return browser && system ? `${browser}・${system}` : userAgent;
}

const named = (text: string, names: readonly (readonly [RegExp, string])[]) =>
  names.find(([pattern]) => pattern.test(text))?.[1] ?? null;
