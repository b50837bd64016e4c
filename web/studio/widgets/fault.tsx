// What is wrong with a file that a person gave, and what mends it.
import { CoreError } from '../core/pool.ts';
import { t } from '../i18n/i18n.ts';
import { says } from '../i18n/says.ts';
import { Icon } from './icon.tsx';

export interface Wrong {
  title: string;
  says?: string;
  mend?: string;
}

/** What the program says of it. */
export function wrongIn(title: string, fault: unknown): Wrong {
  if (!(fault instanceof CoreError)) return { title, says: String(fault) };
  const { file, message, mend } = fault.failure;
  const line = file?.match(/:(\d+)$/)?.[1];
  return {
    title,
    says: line ? t('atLine', { line, message: says(message) }) : sentence(says(message)),
    mend: says(mend),
  };
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function Fault({ wrong }: { wrong: Wrong | null }) {
  if (!wrong) return null;
  return (
    <div class="fault" role="alert">
      <Icon name="warn" />
      <div>
        <strong>{wrong.title}</strong>
        {wrong.says && <p>{wrong.says}</p>}
        {wrong.mend && <p class="fault-mend">{wrong.mend}</p>}
      </div>
    </div>
  );
}
