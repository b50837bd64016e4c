// What `./playmill studio` adds to the static page. Everything works without it.

export interface ServerInfo {
  version: string;
  /** Hand-over to phones is possible: the server listens beyond this machine. */
  network: boolean;
  /** A campaign's state folder is shown. */
  campaign: boolean;
  /** Candidates can be screened by it; whether what draws them is a GPU. */
  screening: boolean;
  gpu: boolean;
}

let asked: Promise<ServerInfo | null> | null = null;

/** Null on a plain web host. */
export const serverInfo = (): Promise<ServerInfo | null> =>
  (asked ??= fetch(new URL('api/server', document.baseURI))
    .then(async (answer) => {
      const type = answer.headers.get('content-type') ?? '';
      if (!answer.ok || !type.includes('json')) return null;
      const info = (await answer.json()) as ServerInfo & { static?: true };
      return info.static ? null : info;
    })
    .catch(() => null));

/** Hands a page to the server, which gives it to whoever has the address. */
export async function shareOnNetwork(page: Uint8Array): Promise<string> {
  const answer = await fetch(new URL('api/share', document.baseURI), {
    method: 'POST',
    headers: { 'content-type': 'text/html' },
    body: page as BodyInit,
  });
  const given = (await answer.json()) as { address?: string; error?: string };
  if (!answer.ok || !given.address) throw new Error(given.error ?? String(answer.status));
  return given.address;
}
