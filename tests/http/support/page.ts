import axe from 'axe-core'
import { JSDOM } from 'jsdom'
import type { Acting } from './acting'
import { Locator, type Wanted } from './locator'
import { plain } from './shown'
import type { Answer, Send, Visitor } from './visitor'

/** What `click()` does, which elements of SVG do not have. */
const clicked = { bubbles: true, cancelable: true }

/** A page of the site in a browser whose script is off: forms and links work, nothing else moves. */
export class Page implements Acting {
  private dom = new JSDOM('')
  private at: string
  private going: Promise<unknown> | null = null
  private chosen = new Map<HTMLElement, File[]>()
  private last: Answer | null = null

  constructor(readonly visitor: Visitor) {
    this.at = visitor.address
  }

  private get root(): Locator {
    const find = () => [this.dom.window.document.documentElement]
    return new Locator(this, find, '')
  }
  locator = (selector: string) => this.root.locator(selector)
  getByRole = (...asked: Parameters<Locator['getByRole']>) => this.root.getByRole(...asked)
  getByLabel = (...asked: Parameters<Locator['getByLabel']>) => this.root.getByLabel(...asked)
  getByText = (...asked: Parameters<Locator['getByText']>) => this.root.getByText(...asked)
  getByDisplayValue = (value: Wanted) => this.root.getByDisplayValue(value)

  /** Opens an address; the answer is that of the page it leads to. */
  async goto(path: string): Promise<Answer> {
    return this.show(await this.visitor.ask(new URL(path, this.at).href))
  }
  reload(): Promise<Answer> {
    return this.goto(this.at)
  }
  /** What the site answered last, as it came: a page, or the file that a press led to. */
  answer(): Answer {
    if (!this.last) throw new Error('nothing has been asked')
    return this.last
  }
  url(): string {
    return this.at
  }
  title(): string {
    return plain(this.dom.window.document.title)
  }

  /** What axe finds in the document itself; what needs painting is looked at in the browser. */
  async violations(): Promise<{ id: string; where: string[] }[]> {
    const { window } = this.dom
    window.eval(axe.source)
    const { violations } = (await (window.axe as typeof axe).run(window.document, {
      resultTypes: ['violations'],
      rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
    })) as axe.AxeResults
    return violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) }))
  }

  private show(answer: Answer): Answer {
    this.last = answer
    this.at = answer.url()
    this.chosen.clear()
    const html = /html|xml/.test(answer.headers()['content-type'] ?? '')
    this.dom.window.close()
    this.dom = new JSDOM(html ? answer.text() : '', { url: this.at, runScripts: 'outside-only' })
    const { document } = this.dom.window
    document.addEventListener('click', (event) => this.follow(event))
    document.addEventListener('submit', (event) => this.send(event))
    return answer
  }

  async press(element: HTMLElement): Promise<void> {
    if (element.matches(':disabled')) throw new Error(`disabled: ${element.outerHTML}`)
    const details = element.closest('summary')?.parentElement
    if (details?.matches('details')) details.toggleAttribute('open')
    else element.dispatchEvent(new this.dom.window.MouseEvent('click', clicked))
    await this.going
    this.going = null
  }

  chooseFiles(input: HTMLElement, files: File[]): void {
    this.chosen.set(input, files)
  }

  private follow(event: Event): void {
    const link = (event.target as Element).closest('a[href]')
    if (!link || event.defaultPrevented) return
    event.preventDefault()
    this.going = this.lead(link.getAttribute('href') ?? '')
  }

  /** Goes to where something on this page leads, with this page as the referrer. */
  private async lead(href: string, send: Send = {}): Promise<Answer> {
    const headers = { Referer: this.at }
    return this.show(await this.visitor.ask(new URL(href, this.at).href, { ...send, headers }))
  }

  /** What a form sends as it stands when it is sent by this button, or by none. */
  fieldsOf(form: HTMLFormElement, button: HTMLElement | null = null): FormData {
    const data = new this.dom.window.FormData(form, button)
    const fields = new FormData()
    // A field for files that is left alone is sent as a file without a name.
    for (const [name, value] of data)
      fields.append(name, typeof value === 'string' ? value : new File([], ''))
    for (const [input, files] of this.chosen) {
      const { name } = input as HTMLInputElement
      if (!form.contains(input)) continue
      fields.delete(name)
      for (const file of files) fields.append(name, file)
    }
    return fields
  }

  private send(event: SubmitEvent): void {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const button = event.submitter as HTMLButtonElement | null
    const fields = this.fieldsOf(form, button)
    const to = new URL(
      button?.getAttribute('formaction') ?? form.getAttribute('action') ?? '',
      this.at,
    )
    const method = (button?.getAttribute('formmethod') ?? form.method).toUpperCase()
    this.going = method === 'POST' ? this.post(to, form, fields) : this.query(to, fields)
  }

  private query(to: URL, fields: FormData): Promise<Answer> {
    to.search = new URLSearchParams([...fields] as [string, string][]).toString()
    return this.lead(to.href)
  }

  private async post(to: URL, form: HTMLFormElement, fields: FormData): Promise<Answer> {
    const body =
      form.enctype === 'multipart/form-data'
        ? fields
        : new URLSearchParams([...fields] as [string, string][])
    return this.lead(to.href, { method: 'POST', body })
  }
}
