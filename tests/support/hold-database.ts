import { startEmbedded } from '@/db/embedded/embedded'

/** A process of its own that holds the embedded database in the folder given until it is killed. */
const server = await startEmbedded(process.argv[2] ?? '', { durable: true })
console.log(server.url)
setInterval(() => {}, 60_000)
