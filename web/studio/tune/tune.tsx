export function Tune() {
  return <section class="panel" />;
}
