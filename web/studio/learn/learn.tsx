export function Learn() {
  return <section class="panel" />;
}
