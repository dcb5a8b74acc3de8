import { tellingRefusals } from '@/lib/refused-answer'
import { askingPagesAgain } from '@/lib/refused-page'

/** Runs once in the browser, before the page does. The worker waits until everything is there. */
globalThis.fetch = tellingRefusals(askingPagesAgain(fetch, { here: () => location.href }))

if (process.env.NODE_ENV === 'production' && 'serviceWorker' in navigator)
  addEventListener('load', () => {
    // A browser may refuse, in a private window for example; the site works without.
    navigator.serviceWorker.register('/api/worker/sw.js', { scope: '/' }).catch(() => undefined)
  })
