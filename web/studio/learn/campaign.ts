// A campaign's state folder, as `playmill studio --campaign` shows it: generator/campaign/overview.h
import { signal } from '@preact/signals';
import type { Request, Scene } from '../core/types.ts';
import { serverInfo } from '../state/server.ts';

export interface Member {
  id: string;
  generation: number;
  origin: 'elite' | 'child' | 'explorer';
  parents: string[];
  why: string;
  scene: Scene & { request?: Request };
}

export interface CampaignDecision {
  generation: number;
  /** Day; empty: before any report of the generation. */
  as_of: string;
  says: string[];
  variants: {
    id: string;
    share: number;
    impressions: number;
    installs: number;
    believed_ipm: number | null;
    believed_ipm_90: [number, number] | null;
  }[];
}

export interface Campaign {
  members: Member[];
  generations: { number: number; after_day: string; served: string[] }[];
  decisions: CampaignDecision[];
}

export const campaign = signal<Campaign | null>(null);
export const members = signal<Member[]>([]);
export const campaignError = signal('');

/** What the server shows, if there is one that shows a campaign. */
export async function loadCampaign(): Promise<void> {
  if (!(await serverInfo())?.campaign) return;
  try {
    const answer = await fetch(new URL('api/campaign', document.baseURI));
    const given = (await answer.json()) as Campaign & { error?: string };
    if (!answer.ok) throw new Error(given.error ?? String(answer.status));
    campaignError.value = '';
    campaign.value = given;
    members.value = given.members;
  } catch (fault) {
    campaignError.value = fault instanceof Error ? fault.message : String(fault);
  }
}
