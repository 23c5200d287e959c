// Files that the browser saves: made here, asked of nobody.
export interface Made {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const TABLE = Array.from({length: 256}, (_, i) => {
  let value = i;
  for (let bit = 0; bit < 8; ++bit) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/// Numbers of two (s) and four (l) bytes, little end first, one after the other.
function numbers(kinds: string, values: number[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer([...kinds].reduce((sum, kind) => sum + (kind === "s" ? 2 : 4), 0)));
  let at = 0;
  values.forEach((value, i) => {
    if (kinds[i] === "s") view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += kinds[i] === "s" ? 2 : 4;
  });
  return new Uint8Array(view.buffer);
}

/// Several files as one, not packed (ZIP, APPNOTE 6.3): all of 1 January 1980, so that the same files give the same bytes.
export function zip(files: Made[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [], directory: Uint8Array<ArrayBuffer>[] = [];
  let at = 0, size = 0;
  for (const {name, bytes} of files) {
    const called = utf8(name);
    const common = [20, 0x800, 0, 0, 0x21, crc32(bytes), bytes.length, bytes.length, called.length, 0];
    const head = numbers("lssssslllss", [0x04034b50, ...common]);
    const entry = numbers("lsssssslllsssssll", [0x02014b50, 20, ...common, 0, 0, 0, 0, at]);
    parts.push(head, called, bytes);
    directory.push(entry, called);
    at += head.length + called.length + bytes.length;
    size += entry.length + called.length;
  }
  return joined([...parts, ...directory, numbers("lsssslls", [0x06054b50, 0, 0, files.length, files.length, size, at, 0])]);
}

function joined(parts: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/// RFC 4180 with a byte order mark, as spreadsheets want it. A cell that one would take for a formula has an apostrophe before it.
export function csv(names: string[], rows: (string | number | null | undefined)[][]): Uint8Array<ArrayBuffer> {
  const cell = (value: string | number | null | undefined) => {
    const text = String(value ?? "");
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return utf8("\ufeff" + [names, ...rows].map((row) => row.map(cell).join(",") + "\r\n").join(""));
}

export function save({name, bytes}: Made) {
  const address = URL.createObjectURL(new Blob([bytes], {type: "application/octet-stream"}));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
