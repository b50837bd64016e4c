// Goes before the shell in pages with pictures of the product; the others have no byte of it.
import { decodeStrip } from './strip.ts';

declare const PM_BYTES: (text: string) => Uint8Array<ArrayBuffer>;
declare const PM_PICTURES: string;

Object.assign(self, { PM_STRIP: decodeStrip(PM_BYTES(PM_PICTURES)) });
