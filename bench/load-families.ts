import autocannon from 'autocannon'
import { familyAddress } from './family-address'

/**
 * A process of its own that asks for an address as fast as it answers: each connection is a family with an address
 * of its own. Prints what autocannon reports.
 */
const [url = '', connections = '', duration = ''] = process.argv.slice(2)
let families = 0
const report = await autocannon({
  ...{ url, connections: Number(connections), duration: Number(duration) },
  setupClient: (client) => {
    families += 1
    // A reader of Chinese: any other would be led to the English pages first.
    client.setHeaders({ 'accept-language': 'zh-CN', 'X-Forwarded-For': familyAddress(families) })
  },
})
console.log(JSON.stringify(report))
