type Finding = { method: string; path: string; parameter: string; info: string }
type Report = Record<'vulnerabilities' | 'anomalies', Record<string, Finding[]>>

/** What the scanners find and `docs/security.md` answers: a finding that none of these fits fails the scan. */
const answered = [/X-XSS-Protection is not set/, /Strict-Transport-Security is not set/]

export type Told = { line: string; answered: boolean }

/** The findings of a report of wapiti, one line each. */
export function wapitiFindings(report: Report): Told[] {
  return [report.vulnerabilities, report.anomalies].flatMap((kinds) =>
    Object.entries(kinds).flatMap(([kind, found]) =>
      found.map(({ method, path, parameter, info }) => {
        const line = `${kind}: ${method} ${path} ${parameter ?? ''} ${info}`.replace(/\s+/g, ' ')
        return { line, answered: answered.some((text) => text.test(line)) }
      }),
    ),
  )
}

/** What sqlmap says can be injected; nothing if it found nothing. */
export function sqlmapFindings(output: string): Told[] {
  const lines = output.split('\n').filter((line) => /is vulnerable|^Parameter: /.test(line))
  return lines.map((line) => ({ line: `sqlmap: ${line.trim()}`, answered: false }))
}
