// Parts of the page whose code comes when it is first wanted.
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export interface Lazy<P> extends FunctionComponent<P> {
  /** Fetches the code before it is wanted. */
  fetch(): void;
}

export function lazy<P extends object>(load: () => Promise<FunctionComponent<P>>): Lazy<P> {
  let Part: FunctionComponent<P> | null = null;
  let coming: Promise<void> | null = null;
  const bring = () =>
    (coming ??= load().then((made) => {
      Part = made;
    }));
  const Shown: FunctionComponent<P> = (props) => {
    const [, again] = useState(false);
    useEffect(() => {
      if (!Part) void bring().then(() => again(true));
    }, []);
    return Part ? <Part {...props} /> : null;
  };
  return Object.assign(Shown, { fetch: () => void bring() });
}
