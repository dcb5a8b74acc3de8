/**
 * Whether a person would find the element without scripts, as far as the document itself says:
 * not `hidden`, not in a closed `details`, not in what is never painted. Styles are not applied
 * here; what they hide is looked at in the browser.
 */
export function isShown(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (
      at.hasAttribute('hidden') ||
      at.matches('script, style, template, head, dialog:not([open])')
    )
      return false
    const details: Element | null = at.parentElement
    if (!details?.matches('details:not([open])')) continue
    if (details.querySelector(':scope > summary') !== at) return false
  }
  return true
}

/** Whether assistive technology finds it as well. */
export function isTold(element: Element): boolean {
  return isShown(element) && !element.closest('[aria-hidden="true"]')
}

/** Text as it is compared: every run of spaces is one. */
export function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}

/** The text of an element as it is read, without scripts and styles. */
export function textOf(element: Element): string {
  if (!element.querySelector('script, style, template')) return plain(element.textContent)
  const copy = element.cloneNode(true) as Element
  for (const one of copy.querySelectorAll('script, style, template')) one.remove()
  return plain(copy.textContent)
}
