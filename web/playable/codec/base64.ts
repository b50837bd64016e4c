// Packed bytes as base64, the browser's own.

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text);
  const out = new Uint8Array(plain.length);
  for (let i = 0; i < out.length; i++) out[i] = plain.charCodeAt(i);
  return out;
}
