import { serveSite } from './site-server'

/**
 * One of several processes that serve the site on one port. Signals are for the process that started it, which
 * says when to stop; without that process it stops as well.
 */
const [port = '', host = ''] = process.argv.slice(2)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

const stopped = new Promise<void>((done) => {
  process.once('message', () => done())
  process.once('disconnect', () => done())
})
const site = await serveSite(Number(port), host)
process.send?.('serving')
await stopped
await site.close()
process.exit(0)
