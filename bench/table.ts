import type { Bench, Figure, Result, Target } from './types'

export type Judged = Omit<Figure, 'target' | 'notes'> & {
  ratio: number | null
  target: Target | null
  /** Null if there is no target. */
  met: boolean | null
}

/** A figure with its ratio and whether it holds its target, or the bench's if it has none of its own. */
export function judge(bench: Pick<Bench, 'target'>, figure: Figure): Judged {
  const { what, unit, value, limit } = figure
  const ratio = limit === null ? null : value / limit
  const target = figure.target === undefined ? bench.target : figure.target
  return { what, unit, value, limit, ratio, target, met: target && holds(target, value, ratio) }
}

/** A ratio that is missing, or is no number, holds no target. */
function holds({ of, at, value: wanted }: Target, value: number, ratio: number | null): boolean {
  const held = of === 'figure' ? value : (ratio ?? Number.NaN)
  return at === 'least' ? held >= wanted : held <= wanted
}

/** All figures in one table of Markdown, with the notes of the benches below it. */
export function tableOf(results: Result[]): string {
  const head = [
    '| Bench | Figure | Measured | Beside it | Ratio | Target | Met |',
    '|---|---|--:|--:|--:|---|---|',
  ]
  const rows = results.flatMap(({ bench, figures, failed }) =>
    failed === null
      ? figures.map((figure) => row(bench.name, judge(bench, figure)))
      : [`| ${bench.name} | failed: ${failed.split('\n', 1)} | | | | | no |`],
  )
  const notes = results.flatMap(({ bench, figures }) =>
    figures.flatMap(({ what, notes = [] }) => notes.map((one) => `${bench.name}, ${what}: ${one}`)),
  )
  return [...head, ...rows, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')
}

function row(name: string, { what, unit, value, limit, ratio, target, met }: Judged): string {
  const cells = [
    name,
    what,
    `${number(value)} ${unit}`.trim(),
    limit === null ? '' : number(limit),
    ratio === null ? '' : ratio.toFixed(ratio < 10 ? 2 : 1),
    target === null ? '' : inWords(target, unit),
    met === null ? '' : met ? 'yes' : 'no',
  ]
  return `| ${cells.join(' | ')} |`
}

function inWords({ of, at, value }: Target, unit: string): string {
  const sign = at === 'least' ? '≥' : '≤'
  return of === 'ratio' ? `${sign} ${value} ×` : `${sign} ${number(value)} ${unit}`.trim()
}

/** At most two digits after the point: fewer from 10 on, none from 100 on. */
function number(value: number): string {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

/** The figures that have a target, in the words of the table: the rows that the page /proof shows. */
export function publishedRows(results: Result[]) {
  return results.flatMap(({ bench, figures, failed }) => {
    if (failed !== null) return [failedRow(bench.name, failed)]
    return figures.flatMap((figure) => {
      const { what, unit, value, limit, ratio, target, met } = judge(bench, figure)
      if (!target) return []
      return {
        bench: bench.name,
        name: what,
        figure: `${number(value)} ${unit}`.trim(),
        limit: limit === null ? null : `${number(limit)} ${unit}`.trim(),
        ratio,
        target: inWords(target, unit),
        met: met === true,
      }
    })
  })
}

function failedRow(bench: Bench['name'], failed: string) {
  const [why] = failed.split('\n', 1)
  return {
    bench,
    name: 'failed',
    figure: `failed: ${why}`,
    limit: null,
    ratio: null,
    target: 'a figure',
    met: false,
  }
}

/** What `--json` writes of the results besides. */
export function jsonOf(results: Result[]) {
  return results.map(({ bench, seconds, loadBefore, figures, failed }) => ({
    name: bench.name,
    measures: bench.measures,
    seconds,
    loadBefore,
    failed,
    figures: figures.map((figure) => ({ ...judge(bench, figure), notes: figure.notes ?? [] })),
  }))
}
