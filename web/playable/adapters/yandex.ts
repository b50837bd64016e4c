// Yandex Direct: the address of the click comes from yandexHTML5BannerApi and must be followed by
// an anchor. No sound there.
import type { Moment, Play } from '../container/container.ts';
import { safely } from '../container/sink.ts';

declare const yandexHTML5BannerApi: { getClickURLNum(place: number): string };

export const GATED = false;

const anchor = document.createElement('a');
anchor.target = '_blank';

export function meet(play: Play): void {
  if (play.config.network?.sound === false) play.volume(0);
  document.body.append(anchor);
}

export function open(): void {
  if (safely(() => (anchor.href = yandexHTML5BannerApi.getClickURLNum(1)))) anchor.click();
}

export function tell(_moment: Moment): void {}
