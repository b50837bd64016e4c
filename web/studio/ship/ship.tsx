export function Ship() {
  return <section class="panel" />;
}
