type Close = () => Promise<void>

const place = Symbol.for('baobaowu.closing')
const kept: typeof globalThis & { [place]?: Close[] } = globalThis

/** Remembers what must end before the process does, such as jobs and connections. */
export function beforeExit(close: Close): void {
  kept[place] ??= []
  kept[place].push(close)
}

/** Ends all that was remembered, the latest first, for whoever stops the site. */
export async function closeAll(): Promise<void> {
  for (const close of (kept[place] ?? []).splice(0).reverse()) await close()
}
