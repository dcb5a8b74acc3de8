import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { exportChildLog } from '@/domain/log/export-child-log'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { dayOf } from '@/domain/shared/time'
import { routing } from '@/i18n/routing'
import { number, query, readPath } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { guardFormula } from '@/lib/spreadsheet/write'
import { actionText } from '../_words'
import { yearsBack } from '../_years'

const address = query({ year: number(2199) })

type Props = { params: Promise<{ locale: string }> }

const columns = [
  'at',
  'id',
  'action',
  'what',
  'account',
  'roles',
  'room',
  'child',
  'purpose',
  'reason',
  'origin',
  'seal',
] as const

/** A year's entries about children as CSV, written as they are read; not there for others. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { locale } = await readPath(params)
  if (!hasLocale(routing.locales, locale)) return new Response(null, { status: 404 })
  try {
    const ctx = await signedInContext()
    const { year: asked } = await address(new URL(request.url).searchParams)
    const year = yearsBack(Number(dayOf(ctx.now).slice(0, 4))).find((one) => one === asked)
    if (!year) return new Response(null, { status: 404 })
    const { rows } = await exportChildLog(ctx, { year })
    const t = await getTranslations({ locale, namespace: 'log' })
    async function* lines() {
      yield columns.map((column) => t(`export.columns.${column}`))
      for await (const row of rows) {
        yield [
          row.at.toISOString(),
          row.id,
          row.action,
          actionText(t, row.action),
          row.accountId,
          row.roles,
          row.roomCode,
          row.childId,
          row.purpose,
          row.reason,
          row.origin,
          row.seal,
        ].map((cell) => (typeof cell === 'string' ? guardFormula(cell) : cell))
      }
    }
    const csv = Readable.from(lines()).pipe(stringify({ bom: true, record_delimiter: 'windows' }))
    return new Response(Readable.toWeb(csv) as ReadableStream, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="child-data-log-${year}.csv"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (error instanceof NotFound || error instanceof SignInNeeded) {
      return new Response(null, { status: 404 })
    }
    throw error
  }
}
