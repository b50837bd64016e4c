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
  /** How a turn of it goes; null: the program only shows it. */
  turn: { running: boolean; lines: string[]; error: string } | null;
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

const LOOK_EVERY_MS = 700;
let looking = false;

/** The campaign as it is, read on until the turn that goes on has ended, if one does. */
export async function followCampaign(): Promise<void> {
  await loadCampaign();
  if (looking) return;
  looking = true;
  while (campaign.value?.turn?.running && !campaignError.value) {
    await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
    await loadCampaign();
  }
  looking = false;
}

/** One turn, as `playmill run` makes it, followed to its end. */
export async function runCampaign(): Promise<void> {
  const answer = await fetch(new URL('api/campaign/run', document.baseURI), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  }).catch((fault: unknown) => String(fault));
  // Where one goes on already (409), that one is followed.
  if (typeof answer === 'string') campaignError.value = answer;
  else if (!answer.ok && answer.status !== 409) campaignError.value = String(answer.status);
  else await followCampaign();
}
