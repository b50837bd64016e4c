// Archives of the program's files, made by web/studio/build.mjs: gzip round a length, a list of paths
// and sizes in JSON, and the files one after another.

export async function unpackFiles(url: URL): Promise<[string, Uint8Array][]> {
  const answer = await fetch(url);
  if (!answer.ok || !answer.body) throw new Error(`${url.pathname}: ${answer.status}`);
  const stream = answer.body.pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const head = new DataView(bytes.buffer).getUint32(0, true);
  const list = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + head))) as [
    string,
    number,
  ][];
  let at = 4 + head;
  return list.map(([path, size]) => [path, bytes.subarray(at, (at += size))]);
}
