import { type Sheet, toCsv, toXlsx } from './write'

export const spreadsheetKinds = ['csv', 'xlsx'] as const
export type SpreadsheetKind = (typeof spreadsheetKinds)[number]

const types: Record<SpreadsheetKind, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The table as a file to keep, for a route handler. `fileName` comes without its ending. */
export async function spreadsheetAnswer(
  sheet: Sheet,
  kind: SpreadsheetKind,
  fileName: string,
): Promise<Response> {
  const body = kind === 'csv' ? toCsv(sheet) : new Uint8Array(await toXlsx(sheet))
  const name = `${fileName}.${kind}`
  return new Response(body, {
    headers: {
      'Content-Type': types[kind],
      'Content-Disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
    },
  })
}
