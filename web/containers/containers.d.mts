/** What a row of the registry says of its container (templates/schema/network.schema.json). */
export interface ContainerRow {
  adapter: string;
  settings?: { cta?: string; retry?: string } | null;
  head?: { scripts?: { src: string }[] } | null;
  mraid?: { version?: string } | null;
  cta?: { argument?: string } | null;
}

export interface Container {
  scripts: string[];
  stores: string[];
  calls?: string[];
  returns?: Record<string, string>;
  ends?: string[];
  frame?: boolean;
  gated?: boolean;
  speaks?: string[];
  silent?: boolean;
}

export function containerOf(row: ContainerRow): Container | null;
