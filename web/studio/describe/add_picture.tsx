// The place where pictures are chosen from the device's files.
import { Icon } from '../widgets/icon.tsx';

export function AddPicture(props: {
  class: string;
  text: string;
  multiple?: boolean;
  take: (files: File[]) => void;
}) {
  return (
    <label class={props.class}>
      <Icon name="upload" size={18} />
      <span>{props.text}</span>
      <input
        class="hidden-input"
        type="file"
        accept="image/*"
        multiple={props.multiple}
        onChange={(e) => {
          props.take([...(e.currentTarget.files ?? [])]);
          e.currentTarget.value = '';
        }}
      />
    </label>
  );
}
