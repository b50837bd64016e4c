// Files that are dropped: on an element that takes them; beside it they do nothing, where the browser would
// leave the page for them.
import type { Signal } from '@preact/signals';

/** `over` tells whether some hang above it. */
export const dropTarget = (over: Signal<boolean>, take: (files: FileList) => void) => ({
  'data-over': over.value,
  onDragOver: (e: DragEvent) => {
    e.preventDefault();
    over.value = true;
  },
  onDragLeave: () => {
    over.value = false;
  },
  onDrop: (e: DragEvent) => {
    e.preventDefault();
    over.value = false;
    if (e.dataTransfer) take(e.dataTransfer.files);
  },
});

/** Once, for the whole page. */
export function refuseOtherDrops(): void {
  const refuse = (e: DragEvent) => {
    if (e.defaultPrevented || !e.dataTransfer?.types.includes('Files')) return;
    e.preventDefault();
    e.dataTransfer.dropEffect = 'none';
  };
  addEventListener('dragover', refuse);
  addEventListener('drop', refuse);
}
