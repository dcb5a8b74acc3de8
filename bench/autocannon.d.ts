/** The part of it that is used here; the package brings no types. */
declare module 'autocannon' {
  type Client = { setHeaders(headers: Record<string, string>): void }
  type Options = {
    url: string
    connections: number
    duration: number
    setupClient: (client: Client) => void
  }
  export default function autocannon(options: Options): Promise<unknown>
}
