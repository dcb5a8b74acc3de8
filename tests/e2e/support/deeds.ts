import type { Page } from '@playwright/test'

/**
 * What a person does to the page from its next load on, in order: the text of what is pressed, and
 * every key, choice and turn of the wheel. Only what comes from outside the page counts.
 */
export async function noteDeeds(page: Page): Promise<readonly string[]> {
  const deeds: string[] = []
  await page.exposeFunction('noteDeed', (deed: string) => {
    deeds.push(deed)
  })
  await page.addInitScript(() => {
    const { noteDeed } = window as unknown as { noteDeed: (deed: string) => void }
    for (const type of ['click', 'keydown', 'input', 'wheel']) {
      addEventListener(
        type,
        ({ isTrusted, target }) => {
          if (!isTrusted) return
          const pressed = (target as Element | null)?.closest?.('a, button, label, summary')
          noteDeed(`${type} ${pressed?.textContent ?? ''}`)
        },
        { capture: true },
      )
    }
  })
  return deeds
}
