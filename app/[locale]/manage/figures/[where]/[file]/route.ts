import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { readFigures } from '@/domain/figures/read-figures'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { dayOf } from '@/domain/shared/time'
import { routing } from '@/i18n/routing'
import { query, readPath } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { spreadsheetAnswer, spreadsheetKinds } from '@/lib/spreadsheet/answer'
import { askedOf, figuresQuery } from '../_asked'
import { placeName } from '../_names'
import { sheetOf } from '../_shown'
import { tableKinds, tableOf, tablesOf } from '../_tables'

type Props = { params: Promise<{ locale: string; where: string; file: string }> }

const notThere = () => new Response(null, { status: 404 })

/** A table of the figures as CSV or XLSX, every line of it, for those who may see the page. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { locale, where, file } = await readPath(params)
  const [name, ending] = file.split('.')
  const kind = tableKinds.find((one) => one === name)
  const written = spreadsheetKinds.find((one) => one === ending)
  if (!hasLocale(routing.locales, locale) || !kind || !written) return notThere()
  try {
    const ctx = await signedInContext()
    const search = await query(figuresQuery)(new URL(request.url).searchParams)
    const { period } = askedOf(search, dayOf(ctx.now))
    const figures = await readFigures(ctx, { where, period })
    if (!tablesOf(figures).includes(kind)) return notThere()
    const t = await getTranslations({ locale, namespace: 'figures' })
    const sheet = sheetOf(tableOf(kind, figures, t, locale))
    const place = placeName(figures.place, t, locale)
    const fileName = `${place} ${sheet.name} ${period.from} ${period.to}`
    return spreadsheetAnswer(sheet, written, fileName)
  } catch (error) {
    if (error instanceof NotFound || error instanceof SignInNeeded) return notThere()
    throw error
  }
}
