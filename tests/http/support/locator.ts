import { queryAllByDisplayValue, queryAllByLabelText, queryAllByRole } from '@testing-library/dom'
import type { Acting } from './acting'
import { isShown, isTold, plain, textOf } from './shown'

export type Wanted = string | RegExp
type Exact = { exact?: boolean }
type RoleOptions = Exact & {
  name?: Wanted
  description?: RegExp
  level?: number
  checked?: boolean
  pressed?: boolean
  expanded?: boolean
}

/** Compares as Playwright does: part of the text in any case, all of it with `exact`. */
function matching(wanted: Wanted, { exact = false }: Exact = {}) {
  return (text: string | null | undefined): boolean => {
    const found = plain(text)
    if (wanted instanceof RegExp) return wanted.test(found)
    return exact ? found === wanted : found.toLowerCase().includes(wanted.toLowerCase())
  }
}

const unread = 'script, style, template, head'

/** The elements whose text fits although that of none of their children does. */
function innermost(element: Element, text: Wanted, options?: Exact): Element[] {
  if (element.matches(unread)) return []
  // What an element does not contain, no element in it contains.
  if (typeof text === 'string' && !matching(text)(element.textContent)) return []
  const inner = [...element.children].flatMap((child) => innermost(child, text, options))
  if (inner.length > 0) return inner
  return matching(text, options)(textOf(element)) ? [element] : []
}

/**
 * Elements of the page as it stands when they are asked for, found by role, label or text. The words
 * are Playwright's, so that a walk reads the same with and without a browser. Acting on a locator
 * refuses unless exactly one element is found.
 */
export class Locator {
  constructor(
    private readonly acting: Acting,
    private readonly find: () => Element[],
    readonly wanted: string,
  ) {}

  private within(wanted: string, find: (scope: HTMLElement) => Element[]): Locator {
    const all = () => [...new Set(this.find().flatMap((scope) => find(scope as HTMLElement)))]
    return new Locator(this.acting, all, `${this.wanted} ${wanted}`.trim())
  }

  /** By a selector of CSS, or the parent by `..`. */
  locator(selector: string): Locator {
    return this.within(selector, (scope) =>
      selector === '..'
        ? [scope.parentElement].filter((one) => one !== null)
        : // The root finds itself as well.
          [...(scope.parentElement ? scope : scope.ownerDocument).querySelectorAll(selector)],
    )
  }

  getByRole(role: string, { name, exact, ...rest }: RoleOptions = {}): Locator {
    const named = name === undefined ? {} : { name: matching(name, { exact }) }
    return this.within(`${role} “${name ?? ''}”`, (scope) =>
      queryAllByRole(scope, role, { hidden: true, ...named, ...rest }).filter(isTold),
    )
  }

  getByLabel(label: Wanted, options?: Exact): Locator {
    return this.within(`labelled “${label}”`, (scope) =>
      queryAllByLabelText(scope, matching(label, options)),
    )
  }

  /** The innermost elements with this text; what is not shown counts as well, as in a browser. */
  getByText(text: Wanted, options?: Exact): Locator {
    return this.within(`text “${text}”`, (scope) => innermost(scope, text, options))
  }

  getByDisplayValue(value: Wanted): Locator {
    return this.within(`value “${value}”`, (scope) =>
      queryAllByDisplayValue(scope, matching(value, { exact: true })),
    )
  }

  filter({ hasText, has }: { hasText?: Wanted; has?: Locator }): Locator {
    const fits = (element: Element) =>
      (hasText === undefined || matching(hasText)(textOf(element))) &&
      (!has || has.find().some((one) => element.contains(one)))
    return new Locator(this.acting, () => this.find().filter(fits), `${this.wanted} with …`)
  }

  nth(n: number): Locator {
    const one = () => this.find().slice(n, n === -1 ? undefined : n + 1)
    return new Locator(this.acting, one, `${this.wanted}[${n}]`)
  }
  first(): Locator {
    return this.nth(0)
  }
  last(): Locator {
    return this.nth(-1)
  }

  all(): Locator[] {
    return this.find().map((_, n) => this.nth(n))
  }
  count(): number {
    return this.find().length
  }

  /** The only element; anything else is refused with what was found. */
  one(): HTMLElement {
    const found = this.find()
    if (found.length === 1 && found[0]) return found[0] as HTMLElement
    const told = found.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))
    throw new Error(`${found.length} elements are ${this.wanted}\n${told.join('\n')}`)
  }

  /** Whether there is at least one, and each is shown. */
  isVisible(): boolean {
    const found = this.find()
    return found.length > 0 && found.every(isShown)
  }
  textContent(): string {
    return textOf(this.one())
  }
  allTextContents(): string[] {
    return this.find().map(textOf)
  }
  getAttribute(name: string): string | null {
    return this.one().getAttribute(name)
  }
  inputValue(): string {
    return (this.one() as HTMLInputElement).value
  }
  isChecked(): boolean {
    return (this.one() as HTMLInputElement).checked
  }
  isDisabled(): boolean {
    return this.one().matches(':disabled')
  }

  /** Presses it, and follows a link or a form to where it leads. */
  click(): Promise<void> {
    return this.acting.press(this.one())
  }
  async fill(value: string): Promise<void> {
    ;(this.one() as HTMLInputElement).value = value
  }
  async check(): Promise<void> {
    if (!this.isChecked()) await this.click()
  }
  async uncheck(): Promise<void> {
    if (this.isChecked()) await this.click()
  }
  /** Chooses by value or by the option's text; refuses one that is not offered. */
  async selectOption(wanted: string | { label: string }): Promise<void> {
    const select = this.one() as HTMLSelectElement
    const option = [...select.options].find((one) =>
      typeof wanted === 'string'
        ? one.value === wanted || plain(one.text) === wanted
        : plain(one.text) === wanted.label,
    )
    if (!option) throw new Error(`${this.wanted} does not offer ${JSON.stringify(wanted)}`)
    select.value = option.value
  }
  async setInputFiles(...files: File[]): Promise<void> {
    this.acting.chooseFiles(this.one(), files)
  }
}
