import type { Graph } from 'schema-dts'
import { jsonLd } from '@/lib/structured-data'

/** What the page is about, for search engines; data, which no browser runs. */
export function JsonLd({ graph }: { graph: Graph }) {
  return <script type="application/ld+json">{jsonLd(graph)}</script>
}
