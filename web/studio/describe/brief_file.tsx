// A brief kept as a file, opened again, or given on as a link that holds it whole.
import { signal } from '@preact/signals';
import type { Brief } from '../core/types.ts';
import { t } from '../i18n/i18n.ts';
import { brief, trouble } from '../state/app.ts';
import { download, linkOf } from '../state/share.ts';
import { withPictures } from './brief_pictures.ts';
import { Icon } from '../widgets/icon.tsx';

const copied = signal('');

const clean = (value: Brief): Brief =>
  JSON.parse(JSON.stringify({ version: 1, ...value })) as Brief;

/** A brief, with the pictures that it names by path when they are chosen with it. */
async function open(files: File[]): Promise<void> {
  const file = files.find((one) => !one.type.startsWith('image/'));
  if (!file) return;
  try {
    const value: unknown = JSON.parse(await file.text());
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error();
    const read = await withPictures(value as Brief, files);
    brief.value = read.brief;
    trouble.value = read.missing.length
      ? t('briefPictures', { names: read.missing.join(', ') })
      : '';
  } catch {
    trouble.value = t('briefWrong', { name: file.name });
  }
}

export function BriefFile() {
  const name = (brief.value.name || 'brief').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return (
    <div class="brief-file">
      <button
        type="button"
        class="plain"
        onClick={() =>
          download(`${name}.json`, JSON.stringify(clean(brief.value), null, 2), 'application/json')
        }
      >
        <Icon name="download" size={16} /> {t('saveBrief')}
      </button>
      <label class="plain button">
        <Icon name="upload" size={16} /> {t('openBrief')}
        <input
          class="hidden-input"
          type="file"
          accept=".json,application/json,image/*"
          multiple
          onChange={(e) => {
            void open([...(e.currentTarget.files ?? [])]);
            e.currentTarget.value = '';
          }}
        />
      </label>
      <button
        type="button"
        class="plain"
        onClick={async () => {
          const link = await linkOf(brief.value);
          try {
            await navigator.clipboard.writeText(link);
            copied.value = t('linkCopied');
          } catch {
            copied.value = link;
          }
        }}
      >
        <Icon name="link" size={16} /> {t('linkBrief')}
      </button>
      <span class="hint" role="status">
        {copied.value}
      </span>
    </div>
  );
}
