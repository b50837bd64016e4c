// What makes an element take files that are dropped on it; `over` tells whether some hang above it.
import type { Signal } from '@preact/signals';

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
